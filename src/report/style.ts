/**
 * Colours for a terminal, as SGR sequences. Written out here because the hook's path loads this
 * module, and because whether to colour is decided once, by whoever knows the terminal.
 */

import type { Severity } from '../rule.ts';
import { encodePath } from './uri.ts';

type Paint = (text: string) => string;

export interface Style {
  readonly bold: Paint;
  readonly dim: Paint;
  readonly red: Paint;
  readonly green: Paint;
  readonly yellow: Paint;
  readonly cyan: Paint;
  readonly severity: (severity: Severity) => string;
}

export function createStyle(colour: boolean): Style {
  const paint = (open: string, close: string): Paint =>
    colour ? (text) => `\u001b[${open}m${text}\u001b[${close}m` : (text) => text;
  const severities: Readonly<Record<Severity, Paint>> = {
    critical: paint('1;97;41', '22;39;49'),
    high: paint('1;31', '22;39'),
    medium: paint('1;33', '22;39'),
    low: paint('1;36', '22;39'),
    info: paint('1', '22'),
  };
  return {
    bold: paint('1', '22'),
    dim: paint('2', '22'),
    red: paint('31', '39'),
    green: paint('32', '39'),
    yellow: paint('33', '39'),
    cyan: paint('36', '39'),
    // A background needs a margin to look like a label; without colour the word stands alone.
    severity: (severity) =>
      severities[severity](colour && severity === 'critical' ? ` ${severity} ` : severity),
  };
}

/** `text` as a terminal hyperlink (OSC 8) to a file below `root`. */
export function fileLink(text: string, root: string, path: string): string {
  const absolute = `/${root.replaceAll('\\', '/').replace(/^\//, '')}/${path}`;
  return `\u001b]8;;file://${encodePath(absolute)}\u001b\\${text}\u001b]8;;\u001b\\`;
}
