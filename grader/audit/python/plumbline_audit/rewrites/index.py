"""Every rewriting by its id: takes a module's tree and the targets, and changes the tree."""

from __future__ import annotations

from . import around, conventions, formulas, loops, wrappers


def _by(transformer):
    return lambda tree, targets: transformer().visit(tree)


def _with_numpy(transformer):
    def rewriting(tree, targets):
        transformer().visit(tree)
        wrappers.add_at_top(tree, "import numpy as np\n")

    return rewriting


REWRITES = {
    "squares-as-products": _by(formulas.SquaresAsProducts),
    "products-in-other-order": _by(formulas.ProductsInOtherOrder),
    "sums-in-other-order": _by(formulas.SumsInOtherOrder),
    "differences-as-sums": _by(formulas.DifferencesAsSums),
    "sums-as-differences": _by(formulas.SumsAsDifferences),
    "quotients-as-products": _by(formulas.QuotientsAsProducts),
    "products-distributed": _by(formulas.ProductsDistributed),
    "numpy-for-operators": _with_numpy(formulas.NumpyForOperators),
    "roots-as-powers": _by(formulas.RootsAsPowers),
    "sums-reversed": _by(formulas.SumsReversed),
    "einsum": loops.einsum,
    "matrix-loops": loops.matrix_loops,
    "while-for-for": _by(loops.WhileForFor),
    "copy-then-in-place": _with_numpy(loops.CopyThenInPlace),
    "lists-for-arrays": wrappers.lists_for_arrays,
    "one-element-arrays": wrappers.one_element_arrays,
    "zero-dimensional-arrays": wrappers.zero_dimensional_arrays,
    "wider-numbers": wrappers.wider_numbers,
    "results-as-list": wrappers.results_as_list,
    "results-as-array": wrappers.results_as_array,
    "results-by-name": wrappers.results_by_name,
    "results-as-named-tuple": wrappers.results_as_named_tuple,
    "results-as-object": wrappers.results_as_object,
    "copied-arguments": wrappers.copied_arguments,
    "keyword-only": wrappers.keyword_only,
    "default-values": wrappers.default_values,
    "decorated": wrappers.decorated,
    "lambda-for-function": wrappers.lambda_for_def,
    "second-name": wrappers.second_name,
    "callable-object": wrappers.callable_object,
    "prints-and-plots": around.prints_and_plots,
    "asserts-and-logging": around.asserts_and_logging,
    "other-import": around.other_import,
    "annotated": around.annotated,
    "in-a-block": around.in_a_block,
    "named-constants": around.named_constants,
    "named-results": _by(around.NamedResults),
    "nested-functions": _by(around.NestedFunctions),
    "float32-at-first": around.float32_at_first,
    "other-names": around.other_names,
    "other-parameter-names": around.other_parameter_names,
    "other-epsilon": conventions.other_epsilon,
    "other-slope-at-zero": conventions.other_slope_at_zero,
    "other-bias": conventions.other_bias,
}
