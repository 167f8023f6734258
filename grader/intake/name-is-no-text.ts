/** Whether a name may have had bytes that are no UTF-8: the system then knows it by another name than ours. */
export function nameIsNoText(name: string): boolean {
  return name.includes('\ufffd');
}
