/** Words for identifiers, paths, names and prose. The common ones stand first. */

const ROOTS = (
  'order track query delete encode version request code module response function result export submit vector ' +
  'item server factory message null object label method page count type scope time byte offset select char test ' +
  'pattern parent date string switch config resolve throw payload first boolean output command helper host ' +
  'search filter local current level body prefix format clean number process assert integer package thread ' +
  'length position field property random connect send error handler library binary class find record child ' +
  'buffer client interface width debug load hash system protocol table view tool script document title build ' +
  'state promise schema read trigger image update node task style sample queue public domain file text const ' +
  'loop catch color replace close render provider false status network source enable service utils match header ' +
  'await mode window section write call element watch zone empty sort pointer info line input route layout ' +
  'stream index key change group data stack name list base import manager size template event region entry ' +
  'insert icon start design theme example array action context content option symbol set create check undefined ' +
  'map else height model extend async transform return column register main value path logger commit default ' +
  'cache void flag parse block range static worker target link tree from shape account address console device ' +
  'email login password root secret session token upload user wheel harbor garden copper lantern meadow river ' +
  'anchor basket candle dragon feather glacier hammer island jungle kettle ladder marble needle orchard pebble ' +
  'quartz ribbon saddle timber velvet walnut yellow bridge canyon desert ember forest granite hollow ivory jacket ' +
  'kernel lemon mirror nectar oxygen pocket quiver rocket silver tunnel umbrella valley willow zephyr border ' +
  'carbon dollar engine fabric ginger helmet insect jigsaw kitten legend magnet novel oyster pencil quarry raven ' +
  'signal turtle urchin violet wagon xenon yonder zigzag allow begin carry delay eager fetch grant hover issue ' +
  'judge keep limit merge notify offer place quote raise share touch unify visit wrap yield adapt bound count'
).split(' ');

const ENDINGS = ['s', 'ed', 'er', 'ing', 'able', 'ment', 'ity', 'ist', 'ful', 'ward'];

/** About 4,000 words: each root, then each with the endings. */
export const WORDS = [...ROOTS, ...ENDINGS.flatMap((ending) => ROOTS.map((root) => root + ending))];

export const GIVEN_NAMES = (
  'Ada Bela Chiara Daan Elif Farid Greta Hana Ivo Jana Kofi Lena Milo Noor Olga Pavel Quinn Rosa Sven ' +
  'Tariq Uma Vera Wim Xenia Yusuf Zoë Åsa Jürgen'
).split(' ');

export const FAMILY_NAMES = (
  'Adler Brandt Costa Dvorak Eriksen Fontaine Garcia Horvath Ito Jansen Kaya Lindqvist Moreau Novak Okafor ' +
  'Petrov Quist Rossi Schäfer Tanaka Ueda Virtanen Weber Xu Yilmaz Zeman'
).split(' ');

export function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
