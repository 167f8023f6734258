/** What kinds of nodes a mathjs tree has, as far as expressions here need them. */
import type { ConstantNode, FunctionNode, MathNode, ParenthesisNode, SymbolNode } from 'mathjs';

/** Of + - * / ^ and the minus before a number. */
export interface OperatorShape extends MathNode {
  readonly fn: string;
  readonly args: readonly MathNode[];
}

export const isParenthesis = (node: MathNode): node is ParenthesisNode => node.type === 'ParenthesisNode';
export const isConstant = (node: MathNode): node is ConstantNode => node.type === 'ConstantNode';
export const isSymbol = (node: MathNode): node is SymbolNode => node.type === 'SymbolNode';
export const isOperator = (node: MathNode): node is OperatorShape => node.type === 'OperatorNode';
export const isFunction = (node: MathNode): node is FunctionNode => node.type === 'FunctionNode';
