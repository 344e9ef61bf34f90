/**
 * Runs of the characters that tokens are made of. A pattern for 32 of them in a row cannot match
 * where the text has no such run, and that is seen from every 32nd byte.
 */

/** Letters, digits, and what base64, addresses and escapes have between them. */
const IN_RUNS = /[A-Za-z0-9+/=_.:~%\\@-]/;

const RUN_BYTES: Uint8Array = Uint8Array.from({ length: 256 }, (_, code) =>
  IN_RUNS.test(String.fromCharCode(code)) ? 1 : 0,
);

/** Whether `bytes` have such a run of `length` or more that lies between `from` and `to`. */
export function hasRun(bytes: Uint8Array, from: number, to: number, length: number): boolean {
  const end = Math.min(to, bytes.length);
  for (let start = Math.max(0, from); start + length <= end;) {
    let at = start + length - 1;
    while (at >= start && RUN_BYTES[bytes[at] as number] === 1) at--;
    if (at < start) return true;
    start = at + 1;
  }
  return false;
}

interface Piece {
  /** Fewest characters. */
  readonly least: number;
  /** Whether all its characters are of those in runs. */
  readonly isSolid: boolean;
  /** A run that every match has. */
  readonly run: number;
}

/** The length of a run that every match of a pattern of the dialect has; 0 if none is certain. */
export function leastRun(source: string): number {
  return new RunParser(source).alternation().run;
}

const TOKEN = /\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|[^])|\[(?:\\.|[^\]\\])*\]|[^]/y;
const QUANTIFIER = /(?:\?|\{(\d+)(?:,\d*)?\})\??/y;
const OPENING = /\((?:\?(?::|(=|!|<=|<!)|<[A-Za-z_]\w*>))?/y;
const NOTHING: Piece = { least: 0, isSolid: true, run: 0 };

/** Patterns have been checked before: what is not understood gives no run. */
class RunParser {
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  alternation(): Piece {
    let all = this.#sequence();
    while (this.#take(/\|/y) !== undefined) {
      const branch = this.#sequence();
      all = {
        least: Math.min(all.least, branch.least),
        isSolid: all.isSolid && branch.isSolid,
        run: Math.min(all.run, branch.run),
      };
    }
    return all;
  }

  #sequence(): Piece {
    let least = 0;
    let isSolid = true;
    let run = 0;
    let current = 0;
    while (this.#at < this.#source.length && !'|)'.includes(this.#source.charAt(this.#at))) {
      const piece = this.#quantified();
      least += piece.least;
      isSolid &&= piece.isSolid;
      current = piece.isSolid ? current + piece.least : 0;
      run = Math.max(run, current, piece.run);
    }
    return { least, isSolid, run };
  }

  #quantified(): Piece {
    const atom = this.#atom();
    const quantifier = this.#take(QUANTIFIER);
    if (quantifier === undefined) return atom;
    const times = Number(quantifier[1] ?? 0);
    const least = atom.least * times;
    return { least, isSolid: atom.isSolid, run: atom.isSolid ? least : times > 0 ? atom.run : 0 };
  }

  #atom(): Piece {
    const opening = this.#take(OPENING);
    if (opening !== undefined) {
      const inner = this.alternation();
      this.#at++;
      // What a look-around sees is no part of the match.
      return opening[1] === undefined ? inner : NOTHING;
    }
    const [text = ''] = this.#take(TOKEN) ?? [];
    if (text === '^' || text === '$' || /^\\b$/i.test(text)) return NOTHING;
    const isSolid = isOfRuns(text);
    return { least: 1, isSolid, run: isSolid ? 1 : 0 };
  }

  #take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#source) ?? undefined;
    this.#at += found?.[0].length ?? 0;
    return found;
  }
}

const known = new Map<string, boolean>();

/** Whether all characters that match are of those in runs. */
function isOfRuns(text: string): boolean {
  let solid = known.get(text);
  if (solid === undefined) {
    const pattern = new RegExp(`^${text}$`);
    solid = RUN_BYTES.every(
      (inRun, code) => inRun === 1 || !pattern.test(String.fromCharCode(code)),
    );
    known.set(text, solid);
  }
  return solid;
}
