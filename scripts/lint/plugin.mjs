/** Our own lint rules, loaded by .oxlintrc.json. */
import { basename, relative, sep } from 'node:path';
import { fileNameViolation, importViolation } from './layers.mjs';

/**
 * The parts of oxlint's rule context and syntax nodes used here.
 * @typedef {{ type: string, value?: unknown, operator?: string, source?: Node | null, argument?: Node }} Node
 * @typedef {{ cwd: string, filename: string, report(problem: { node: Node, message: string }): void }} Context
 */

/** @param {Context} context */
function layers(context) {
  const file = relative(context.cwd, context.filename).split(sep).join('/');
  if (!file.startsWith('src/')) return {};
  /** @param {Node} node */
  const check = (node) => {
    if (typeof node.source?.value !== 'string') return;
    const message = importViolation(file.slice('src/'.length), node.source.value);
    if (message !== undefined) context.report({ node, message });
  };
  return {
    ImportDeclaration: check,
    ImportExpression: check,
    ExportAllDeclaration: check,
    ExportNamedDeclaration: check,
    TSImportType: check,
  };
}

/** @param {Context} context */
function fileName(context) {
  return {
    /** @param {Node} node */
    Program(node) {
      const message = fileNameViolation(basename(context.filename));
      if (message !== undefined) context.report({ node, message });
    },
  };
}

/** @param {Context} context */
function noPowerOperator(context) {
  /** @param {Node} node */
  const check = (node) => {
    if (node.operator === '**' || node.operator === '**=')
      context.report({ node, message: '** differs between engines: use pow of sim/deterministic-math' });
  };
  return { BinaryExpression: check, AssignmentExpression: check };
}

export default {
  meta: { name: 'routellm' },
  rules: {
    layers: { create: layers },
    'file-name': { create: fileName },
    'no-power-operator': { create: noPowerOperator },
  },
};
