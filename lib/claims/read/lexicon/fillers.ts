import type { FillerClass } from './filler-class';
import { counted, moved, nouns, said, times, who } from './filler-places';

/** Words that carry no fact of their own, by where they stand: a closed list, since anywhere else each could change what is said. */
export const fillers: readonly FillerClass[] = [
  {
    name: 'the',
    words: 'the',
    passed: 'only,only the',
    places: [
      [
        '*',
        `${counted} ${who} time day trading-day ended past only extreme close mean level multiple volatility deviations adjective instrument stock kind share crash its`,
      ],
    ],
  },
  { name: 'a', words: 'a,an', places: [['*', `${counted} name time about past close adjective basis total`]] },
  {
    name: 'its',
    words: 'its,their',
    places: [['*', `${counted} members day time past only extreme close mean level beat volatility adjective`]],
  },
  {
    name: 'adjective',
    words:
      'whopping,impressive,massive,huge,solid,strong,stunning,remarkable,historic,eye popping,modest,tiny,mere,broad,closely watched,widely followed,so called',
    places: [['the a its adjective verb', `${counted} name instrument time adjective`]],
  },
  { name: 'such', words: 'such', places: [['most ordinal', 'run move']] },
  { name: 'age', words: 'old', places: [['unit', 'edge']] },
  { name: 'long', words: 'long', places: [['unit', 'run']] },
  {
    name: 'aux',
    words: 'is,was,are,were,has,have,had,been',
    places: [
      [
        `${who} adverb aux that both instrument stock so-far`,
        `${counted} ${who} day time close touch beat multiple on-track side broke unseen only without adverb verb aux state going about to at on event points trading`,
      ],
      [`${nouns} close ever day time occasion`, 'most highest ordinal only name day time size span broke on adverb event verb'],
      ['edge', 'most highest ordinal only move close touch beat multiple size side at level on-track without adverb verb aux state going'],
    ],
  },
  {
    name: 'adverb',
    words: 'just,also,officially,fully,now,still,already',
    places: [
      [`${who} aux both instrument stock edge`, 'verb aux adverb event state going move close touch beat multiple broke'],
      ['aux edge adverb close', 'size side span straight to on about unit'],
      ['in', 'span'],
      ['move', 'size'],
      ['record size', 'time'],
    ],
  },
  { name: 'again', words: 'again', places: [['name', 'close']] },
  {
    name: 'that',
    words: 'that,this,there,which',
    places: [
      ['edge', 'aux verb adverb contrast broke'],
      ['occasion time', 'aux name'],
      ['in', 'name'],
    ],
  },
  { name: 'that-is', words: 'thats', places: [['edge', 'most ordinal only']] },
  {
    name: 'both',
    words: 'both',
    passed: 'each,all',
    places: [
      ['name', 'move close touch verb aux'],
      ['edge', 'name'],
    ],
  },
  { name: 'meanwhile', words: 'meanwhile', places: [['edge', 'name edge']] },
  {
    name: 'verb',
    words:
      'notched,notches,notch,clocked,clocks,posted,posts,post,logged,logs,log,recorded,records a,scored,scores,score,secured,clinched,clinches,booked,books,' +
      'registered,registers,chalked,chalked up,racked,racked up,rang,rang up,enjoyed,suffered,suffers,saw,sees,had its,delivered,achieved,managed,made,makes,got,' +
      'set,sets,turned in,wrapped up,reported,riding,eked out,eked,formed,forming,flashed,enjoying,snagged,sealed,bagged,netted,reeled off,strung together,' +
      'put together,completed',
    places: [
      [`${who} aux adverb edge without that both instrument stock record cross signal`, `${counted} without beat adjective total`],
      ['record aux signal cross', 'by on in since'],
    ],
  },
  { name: 'event', words: 'came,comes,happened', places: [[`${nouns} ${who} time day edge aux`, 'on in since']] },
  {
    name: 'state',
    words: 'stood,stands,stand,sits,sat,remains,remained,remain,remaining,stayed,stays,stay,staying',
    places: [[`${who} aux adverb edge that both instrument stock without state`, 'size side at straight state']],
  },
  {
    name: 'going',
    words: 'went,go,goes,gone,gone by,had gone,having',
    places: [[`${who} aux adverb edge that going`, 'about span straight without number going verb move']],
  },
  {
    name: 'instrument',
    words: 'index,benchmark,gauge',
    places: [
      ['name', '*'],
      ['*', 'name'],
    ],
  },
  {
    name: 'stock',
    words: 'stock,shares',
    places: [
      ['name', '*'],
      ['*', 'of'],
    ],
  },
  {
    name: 'kind',
    words: 'performance,showing,margin,gap',
    places: [
      ['most unit time half ordinal', '*'],
      ['*', 'since'],
    ],
  },
  { name: 'percentage', words: 'percentage', places: [['*', 'move points of']] },
  { name: 'share', words: 'the share of,share of,the proportion of', places: [['edge the', 'members size']] },
  { name: 'crash', words: 'crash of', places: [['the', 'time']] },
  { name: 'basis', words: 'closing basis', places: [['on', '*']] },
  { name: 'total', words: 'total of', places: [['*', 'number span record size']] },
  {
    name: 'trading',
    words: 'trading',
    places: [
      ['aux', 'side'],
      ['day trading-day', '*'],
    ],
  },
  { name: 'mark', words: 'mark', passed: 'level,milestone,threshold,barrier', places: [['level size', '*']] },
  { name: 'back', words: 'back', places: [['move', 'size day']] },
  { name: 'heading', words: 'update,chart,recap,wrap,scorecard,roundup', passed: 'breaking', places: [['edge time unit day', 'edge']] },
  { name: 'so-far', passed: 'so far', places: [['*', '*']] },
  {
    name: 'bound',
    words:
      'same,done,within,across,be,being,big,biggest of,calendar,consecutively,did,does,here,kind,large,no less,overall,put,result,seen,so,sort,then,these,those,type,well,what,wrapped',
    places: [],
  },
  // Prepositions before what they govern.
  {
    name: 'on',
    words: 'on',
    places: [
      [`${said} aux`, 'day'],
      ['size move record', 'unit pair'],
      ['name aux same edge', 'span run record straight'],
      ['move', 'number span'],
      ['ended', 'span'],
      ['*', 'basis'],
    ],
  },
  {
    name: 'by',
    words: 'by',
    places: [
      [`${who} move day time mean level unit`, 'size about'],
      [`${who} move unit day time`, 'most kind'],
      ['verb', 'name'],
    ],
  },
  {
    name: 'with',
    words: 'with',
    places: [
      ['edge', `${who} move about day time span straight size`],
      ['close time day unit name', 'move'],
      ['time ended', 'size'],
      ['ended', 'span'],
    ],
  },
  { name: 'during', words: 'during', places: [[moved, 'span time half']] },
  // "Up 18.8% over 2023" is more than in it, or than at its end.
  {
    name: 'over',
    words: 'over',
    places: [
      [`${moved} volatility`, 'span half'],
      ['size move', 'unit'],
    ],
  },
  {
    name: 'for',
    words: 'for',
    places: [
      [`${said} aux`, 'straight only unit time half occasion ordinal'],
      ['move mean level name without edge aux', 'span'],
      ['size move record unit day time run most occasion', who],
    ],
  },
  { name: 'as', words: 'as', places: [['*', 'of']] },
  // These may be a part of what is said, and are else passed over.
  {
    name: 'of',
    passed: 'of,out of',
    places: [
      ['move record shift drawdown run row', 'size'],
      [`${nouns} most highest ordinal number extreme members ever occasion`, 'time unit half'],
      ['size', `${who} record`],
      ['number', 'span number'],
      ['as', 'day'],
      [`${nouns} members most highest ever share close stock day percentage`, who],
      ['run', 'span straight without number'],
      ['unit', 'move'],
      ['record extreme close', 'level'],
      ['close', 'time unit'],
    ],
  },
  {
    name: 'in',
    passed: 'in',
    places: [
      [`${said} event verb so-far aux unseen`, times],
      ['occasion ordinal unit move number run', 'number span'],
      ['move', 'straight'],
      ['close', 'move'],
      [said, 'adverb'],
      ['move size members verb record run volatility unit', who],
      ['edge', 'most'],
      ['size move time edge', 'trading-day'],
      ['time unit occasion', 'that'],
    ],
  },
  {
    name: 'to',
    passed: 'to',
    places: [
      ['unit run straight time span', 'day'],
      ['run', 'span straight number'],
      ['move unit time', 'size'],
      ['size move day time level edge unit ever', 'level record highest ordinal close'],
    ],
  },
  {
    name: 'at',
    passed: 'at',
    places: [
      ['close aux state day time size name touch broke unit without', 'level record highest ordinal without'],
      ['day time size', 'close'],
      ['edge', 'day level'],
      ['other day time', 'size'],
    ],
  },
];
