'use strict';
// Without this script the table stands in the order of names.

function key(cell) {
  const text = cell.dataset.order ?? cell.textContent.trim();
  return text !== '' && !Number.isNaN(Number(text)) ? Number(text) : text;
}

function compare(a, b) {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a).localeCompare(String(b), 'en', { numeric: true });
}

for (const table of document.querySelectorAll('table.sortable')) {
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, column) => {
    if (head.classList.contains('unsorted')) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener('click', () => {
      const isUp = head.getAttribute('aria-sort') !== 'ascending';
      for (const other of heads) other.removeAttribute('aria-sort');
      head.setAttribute('aria-sort', isUp ? 'ascending' : 'descending');
      const rows = [...table.tBodies[0].rows].map((row) => ({ row, key: key(row.cells[column]) }));
      rows.sort((a, b) => (isUp ? compare(a.key, b.key) : compare(b.key, a.key)));
      table.tBodies[0].append(...rows.map(({ row }) => row));
    });
  });
}
