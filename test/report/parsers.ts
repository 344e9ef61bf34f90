/** Small strict readers of what the reporters write, each as its consumer reads it. */

import * as prettier from 'prettier';

/** RFC 4180: CRLF after each record, quotes doubled inside quoted fields. */
export function parseCsv(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let at = 0;
  while (at < text.length) {
    const rest = text.slice(at);
    const field = /^"((?:[^"]|"")*)"/.exec(rest) ?? /^([^",\r\n]*)/.exec(rest);
    record.push((field?.[1] ?? '').replaceAll('""', '"'));
    at += field?.[0].length ?? 0;
    if (text[at] === ',') {
      at += 1;
    } else if (text.startsWith('\r\n', at)) {
      at += 2;
      records.push(record);
      record = [];
    } else {
      throw new Error(`no end of field at ${at}: ${JSON.stringify(text.slice(at, at + 40))}`);
    }
  }
  if (record.length > 0) throw new Error('the last record has no end');
  return records;
}

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (Element | string)[];
}

const REFERENCES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };
const TAG = /^<(\/?)([A-Za-z][\w.-]*)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/;

/** The root element of well-formed XML without DTD, comments and CDATA; throws on anything else. */
export function parseXml(text: string): Element {
  // oxlint-disable-next-line no-control-regex
  const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/u.exec(text);
  if (forbidden !== null) throw new Error(`forbidden character at ${forbidden.index}`);
  const root: Element = { name: '', attributes: {}, children: [] };
  const open = [root];
  let rest = text.replace(/^(?:<\?xml [^<>]*\?>|<!DOCTYPE html>)\s*/, '');
  while (rest !== '') {
    const parent = open.at(-1) ?? root;
    const data = /^[^<]+/.exec(rest)?.[0];
    if (data !== undefined) {
      if (data.includes(']]>')) throw new Error(']]> in character data');
      parent.children.push(dereference(data));
      rest = rest.slice(data.length);
      continue;
    }
    const [tag, slash, name = '', attributes = '', empty] = TAG.exec(rest) ?? [];
    if (tag === undefined) throw new Error(`no tag: ${rest.slice(0, 80)}`);
    rest = rest.slice(tag.length);
    if (slash === '/') {
      if (parent === root || parent.name !== name)
        throw new Error(`</${name}> closes ${parent.name}`);
      open.pop();
      continue;
    }
    const element: Element = { name, attributes: parseAttributes(attributes), children: [] };
    parent.children.push(element);
    if (empty !== '/') open.push(element);
  }
  const [document, ...others] = root.children.filter(
    (child) => typeof child !== 'string' || child.trim() !== '',
  );
  if (open.length > 1) throw new Error(`${open.at(-1)?.name ?? ''} is not closed`);
  if (document === undefined || typeof document === 'string' || others.length > 0) {
    throw new Error('not exactly one root element');
  }
  return document;
}

function parseAttributes(text: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name = '', value = ''] of text.matchAll(/([\w:-]+)="([^"]*)"/g)) {
    if (name in attributes) throw new Error(`${name} twice`);
    attributes[name] = dereference(value);
  }
  return attributes;
}

function dereference(text: string): string {
  return text.replace(/&([^;]*;?)/g, (_all, reference: string) => {
    const number = /^#(\d+);$/.exec(reference)?.[1];
    const character =
      number === undefined
        ? REFERENCES[reference.slice(0, -1)]
        : String.fromCodePoint(Number(number));
    if (character === undefined) throw new Error(`&${reference} is no reference`);
    return character;
  });
}

/** All elements of that name, in document order. */
export function elements(root: Element, name: string): Element[] {
  return root.children.flatMap((child) => {
    if (typeof child === 'string') return [];
    return [...(child.name === name ? [child] : []), ...elements(child, name)];
  });
}

export function textOf(element: Element): string {
  return element.children
    .map((child) => (typeof child === 'string' ? child : textOf(child)))
    .join('');
}

export interface WorkflowCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

/** The commands in a log, decoded as the runner of GitHub Actions does it. */
export function parseWorkflowCommands(log: string): WorkflowCommand[] {
  return log.split(/\r\n|[\r\n]/).flatMap((line) => {
    const [command, name = '', properties = '', message = ''] =
      /^\s*::([^ :]+)(?: ([^:]*))?::(.*)$/.exec(line) ?? [];
    if (command === undefined) return [];
    const pairs = properties.split(',').map((pair) => {
      const [key = '', ...value] = pair.split('=');
      return [key, decode(value.join('=').replaceAll('%3A', ':').replaceAll('%2C', ','))] as const;
    });
    return [{ name, properties: Object.fromEntries(pairs), message: decode(message) }];
  });
}

/** `%25` last, for otherwise `%250A` would become a line break. */
function decode(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}

export interface MarkdownNode {
  readonly type: string;
  readonly value?: string;
  readonly url?: string;
  readonly children?: readonly MarkdownNode[];
}

/** The syntax tree of GitHub's Markdown, by prettier's parser. */
export async function parseMarkdown(text: string): Promise<MarkdownNode> {
  const { __debug: debug } = prettier as unknown as {
    __debug: {
      parse(text: string, options: { parser: 'markdown' }): Promise<{ ast: MarkdownNode }>;
    };
  };
  return (await debug.parse(text, { parser: 'markdown' })).ast;
}

/** All nodes of that type, in document order. */
export function nodes(root: MarkdownNode, type: string): MarkdownNode[] {
  const below = (root.children ?? []).flatMap((child) => nodes(child, type));
  return root.type === type ? [root, ...below] : below;
}

export function markdownText(node: MarkdownNode): string {
  if (node.type === 'html') return '';
  return node.value ?? (node.children ?? []).map(markdownText).join('');
}
