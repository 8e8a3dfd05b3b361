import type { Meaning } from '../chunk';
import { abouts, type Entry } from './abouts';
import { fillers } from './fillers';
import { asides, unchecked } from './unchecked';

const list = (text: string): readonly string[] => text.split(',').map((word) => word.trim());

const entries: readonly Entry[] = [
  [{ kind: 'same' }, 'it,they'],
  [{ kind: 'same', of: 'index' }, 'the index,the gauge,the benchmark,the benchmark index'],
  [{ kind: 'same', of: 'index', symbol: 'NDX' }, 'the tech heavy index,the tech heavy gauge,the tech heavy benchmark'],
  [{ kind: 'same', of: 'stock' }, 'the stock,the shares'],
  [{ kind: 'same', of: 'group' }, 'the group,the group of stocks,the basket'],
  [{ kind: 'unit', unit: 'session' }, 'session,sessions,trading day,trading days,trading session,trading sessions,market day,market days'],
  [{ kind: 'unit', unit: 'session', calendarDays: true }, 'day,days,daily,one day,single day,single session'],
  [{ kind: 'unit', unit: 'week' }, 'week,weeks,weekly,calendar week,trading week,trading weeks,one week'],
  [{ kind: 'unit', unit: 'month' }, 'month,months,monthly,calendar month,calendar months,one month'],
  [{ kind: 'unit', unit: 'quarter' }, 'quarter,quarters,quarterly,calendar quarter,one quarter'],
  [{ kind: 'unit', unit: 'year' }, 'year,years,yearly,annual,calendar year,calendar years,one year,full year'],
  [{ kind: 'straight' }, 'straight,consecutive,successive,in a row,running,on end,on the trot,back to back to back'],
  [
    { kind: 'move', direction: 'up' },
    'rose,rise,rises,risen,rising,gained,gain,gains,gaining,advanced,advance,advances,climbed,climb,climbs,climbing,jumped,jump,jumps,surged,surge,surges,' +
      'rallied,soared,soars,added,adds,increase,increased,leapt,leaped,popped,pop,spiked,winning,positive,green,wins,won,win,bounce,bounces,rebound,gained ground,gaining ground,edged up,edged higher,ticked up,ticked higher,inched up,inched higher,crept up,bounced,vaulted,rocketed,roared,skyrocketed,ripped,exploded,rally,rallies,powered,zoomed,jumping,surging,soaring,rallying,adding,advancing,rebounded,rebounds,rebounding,finished higher,closed higher,ended higher,ended up,closed up,finished up,up day,up days',
  ],
  [{ kind: 'move', direction: 'up', isReturn: true }, 'returned'],
  [
    { kind: 'move', direction: 'down' },
    'fell,fall,falls,fallen,falling,lost,loss,losses,losing,lose,loses,dropped,drop,drops,declined,decline,declines,declining,slid,slide,slides,slipped,' +
      'slumped,slump,sank,sunk,sinks,tumbled,tumble,tumbles,plunged,plunge,plunges,shed,sheds,retreated,retreat,dipped,dip,decrease,plummeted,' +
      'lost ground,losing ground,gave ground,edged down,edged lower,ticked down,ticked lower,inched lower,nosedived,nosedive,cratered,tanked,skidded,skid,selloff,sell off,sold off,rout,gave back,gave up,surrendered,plunging,tumbling,sliding,dropping,slipping,sinking,slumping,shedding,dipping,' +
      'crashed,negative,red,finished lower,closed lower,ended lower,ended down,closed down,finished down,down day,down days',
  ],
  // How it stands, over whatever time: "is up 20%".
  [{ kind: 'move', direction: 'up', isState: true }, 'up,higher'],
  [{ kind: 'move', direction: 'down', isState: true }, 'down,lower'],
  [{ kind: 'multiple', direction: 'up', pct: '100' }, 'doubled,doubles,doubling'],
  [{ kind: 'multiple', direction: 'up', pct: '200' }, 'tripled,triples,tripling,trebled'],
  [{ kind: 'multiple', direction: 'up', pct: '300' }, 'quadrupled,quadruples,quadrupling'],
  [{ kind: 'multiple', direction: 'down', pct: '50' }, 'halved,halves,halving'],
  [{ kind: 'run' }, 'streak,streaks,run,runs,stretch,string'],
  [{ kind: 'run', direction: 'up' }, 'winning streak,winning streaks,win streak,winning run,run of gains,streak of gains,string of gains'],
  [{ kind: 'run', direction: 'down' }, 'losing streak,losing streaks,losing run,run of losses,streak of losses,string of losses'],
  [{ kind: 'most', direction: 'up', of: 'move' }, 'best,strongest,best performing'],
  [{ kind: 'most', direction: 'down', of: 'move' }, 'worst,weakest,worst performing,steepest decline'],
  [{ kind: 'most', of: 'move' }, 'biggest,largest,steepest,sharpest,greatest,widest'],
  [{ kind: 'most', of: 'any' }, 'most'],
  [{ kind: 'most', direction: 'down', of: 'any' }, 'fewest,least'],
  [{ kind: 'most', of: 'fall' }, 'deepest'],
  [{ kind: 'most', of: 'run' }, 'longest'],
  [{ kind: 'most', direction: 'down', of: 'recovery' }, 'fastest,quickest,swiftest,speediest'],
  [{ kind: 'most', direction: 'up', of: 'recovery' }, 'slowest'],
  [{ kind: 'most', direction: 'up', of: 'level' }, 'highest,highest level,highest point,highest share,largest share,biggest share'],
  [{ kind: 'most', direction: 'down', of: 'level' }, 'lowest,lowest level,lowest point,lowest share,smallest share'],
  [{ kind: 'extreme', side: 'low' }, 'low,lows,closing low,trough,bottom'],
  [{ kind: 'extreme', side: 'high' }, 'high,highs'],
  [{ kind: 'each' }, 'in each of,each of'],
  [{ kind: 'points' }, 'point,points'],
  [{ kind: 'either' }, 'in either direction,either way,in both directions,up or down'],
  [{ kind: 'shift' }, 'move,moves,moved,swing,swings'],
  [{ kind: 'pair' }, 'back to back'],
  [
    { kind: 'broke' },
    'snapped,snaps,snapping,snap,halted,halting,halts,broke,breaking,breaks,stopped,stopping,to snap,to halt,to break,to end,putting an end to,came to an end,comes to an end,come to an end',
  ],
  [
    { kind: 'unseen' },
    'something it last did,which it last did,last did so,it last did,last did that,last happened,which last happened,last seen,not seen,unseen,last achieved,something not seen,that was last seen,a feat not seen,a feat last seen',
  ],
  [{ kind: 'versus' }, 'against,versus,vs,relative to,compared with,compared to'],
  [{ kind: 'since' }, 'since,going back to,dating back to,since at least,going back to at least,dating back to at least'],
  [
    { kind: 'ever' },
    'ever,on record,in history,in its history,of all time,all time,in the index history,in its entire history,in the history of the index',
  ],
  [{ kind: 'time' }, 'time,times,occasion,occasions'],
  [{ kind: 'only' }, 'only,just the,only the'],
  [{ kind: 'past' }, 'last,past,trailing'],
  [{ kind: 'close' }, 'closed,closes,close,closing,closed out,closes out,closing out,ending,finished,finishes,finish,ended,ends,settled'],
  [{ kind: 'touch' }, 'hit,hits,hitting,touched,reached,reaches,reaching,traded,trades,trade,topped out'],
  [{ kind: 'mean' }, 'average,moving average,averages,moving averages,mean,dma,day moving average,simple moving average,sma'],
  [{ kind: 'deviations' }, 'standard deviations,standard deviation,deviations,sigmas,sigma'],
  [{ kind: 'members' }, 'members,components,constituents,companies,member stocks,member companies,index members'],
  [{ kind: 'from' }, 'from,off'],
  [{ kind: 'of' }, 'of,out of'],
  [{ kind: 'in' }, 'in'],
  [{ kind: 'to' }, 'to,at'],
  [
    { kind: 'record', price: 'close' },
    'record close,record closes,record closing high,record closing highs,all time closing high,closing record,closing records,all time closing highs,record finish,record finishes,another record close,another closing record,closing record high,new record close,new record closes,fresh record close,new closing high,new closing record,new all time closing high',
  ],
  [
    { kind: 'record', price: 'high' },
    'intraday record,intraday record high,record intraday high,intraday all time high,all time intraday high,intraday records,record intraday highs,intraday high,intraday record highs',
  ],
  [
    { kind: 'record', price: 'any' },
    'record,records,record high,record highs,all time high,all time highs,ath,aths,new ath,fresh ath,all time peak,all time record,record peak,new high,new record,new records,new record high,new record highs,new all time high,new all time highs,another record,another record high,another all time high,yet another record,yet another record high,fresh record,fresh records,fresh record high,fresh all time high',
  ],
  [{ kind: 'record', price: 'any', isPeak: true }, 'peak'],
  [{ kind: 'record', price: 'close', isPeak: true }, 'closing high'],
  ...abouts,
  [{ kind: 'side', direction: 'up' }, 'above,over its,past the,north of'],
  [
    { kind: 'side', direction: 'up', isCrossing: true },
    'topped,tops,crossed above,crosses above,crossed over,surpassed,surpasses,back above,broke above,breaks above,broke past,breaks past',
  ],
  [{ kind: 'side', direction: 'up', isCrossing: true, isOpen: true }, 'crossed,crosses,broke through,breaks through'],
  [{ kind: 'side', direction: 'down', isCrossing: true }, 'crossed below,crosses below,crossed under,back below,broke below,breaks below'],
  [{ kind: 'side', direction: 'down' }, 'below,beneath,under its'],
  [
    { kind: 'beat', direction: 'up', isVerb: true },
    'beat,beats,beaten,beating,outperformed,outperform,outperforms,outperforming,outpaced,outpacing,bested,besting,ahead of,outgained,outgaining,outshone,outshining,crushed,trounced,walloped,thumped,trumped,outran,outrun',
  ],
  [{ kind: 'beat', direction: 'up' }, 'outperformance,lead over,outperformance over,outperformance of'],
  [
    { kind: 'beat', direction: 'down', isVerb: true },
    'trailed,trail,trails,trailing,lagged,lags,lagging,trailing behind,lagging behind,underperformed,underperforms,underperforming,behind,lagged behind',
  ],
  [{ kind: 'beat', direction: 'down' }, 'underperformance,underperformance of,lag,lag behind'],
  [
    { kind: 'dividends', returns: 'total' },
    'including dividends,with dividends,dividends included,with dividends reinvested,dividends reinvested,total return,on a total return basis',
  ],
  [{ kind: 'dividends', returns: 'price' }, 'excluding dividends,without dividends,before dividends,not counting dividends'],
  [{ kind: 'signal', indicator: 'zweig-thrust' }, 'zweig breadth thrust,zweig breadth thrusts,zweig thrust,zweig thrusts'],
  [
    { kind: 'signal', indicator: 'deemer-thrust' },
    'breakaway momentum,breakaway momentum signal,deemer thrust,deemer breakaway momentum signal,deemer breakaway momentum',
  ],
  [{ kind: 'signal', indicator: 'whaley-thrust' }, 'whaley thrust,whaley breadth thrust,whaley breadth thrusts'],
  [{ kind: 'signal', indicator: 'hindenburg' }, 'hindenburg omen,hindenburg omens'],
  [{ kind: 'cross', direction: 'up' }, 'golden cross,golden crosses,golden crossover'],
  [{ kind: 'cross', direction: 'down' }, 'death cross,death crosses,death crossover'],
  [{ kind: 'bull' }, 'bull market,bull run,current bull market'],
  [
    { kind: 'wait' },
    'wait between records,wait between record highs,wait between record closes,wait for a record,wait for a new record,wait for a record high,wait for a record close,gap between records,gap between record highs,stretch between records,stretch between record highs,stretch without a record,stretch without a record high,stretch without a record close,stretch without a new high,time between records,between records,between record closes,between record highs',
  ],
  [
    { kind: 'recovery' },
    'recovery,comeback,recovery to a record,recovery to a new record,recovery to a record high,recovery to a record close,recovery to its record,recovery from low to record,recovery from a low to a record,recovery from its low to a record,way from low to record,way back to a record',
  ],
  [{ kind: 'drawdown' }, 'drawdown'],
  [{ kind: 'decade' }, 'decade,decades'],
  [{ kind: 'volatility' }, 'realised volatility,realized volatility,historical volatility,actual volatility'],
  [{ kind: 'without' }, 'without,did not,didnt,no,without a,without one,failed to,avoided,neither,nor'],
  [{ kind: 'without', isUpTo: true }, 'hasnt,has not,havent,had not,hadnt,not,never,yet to,has yet to,have yet to,had yet to'],
  [{ kind: 'filler', isSoFar: true }, 'so far'],
  [{ kind: 'on-track' }, 'on track for,on pace for,on course for,headed for,heading for'],
  [
    { kind: 'to-date' },
    'year to date,ytd,so far this year,this year to date,since the start of the year,since the beginning of the year,since the year began',
  ],
  [{ kind: 'to-date', isStart: true }, 'start to a year,start to the year,start to any year,start to a calendar year'],
  [
    { kind: 'half', half: 'first-half' },
    'first half,first six months,first half of the year,first half of this year,first six months of the year,first six months of this year,1h,h1',
  ],
  [{ kind: 'half', half: 'second-half' }, 'second half,last six months of the year,2h,h2'],
  [
    { kind: 'split' },
    'and,marking,marks,marked,making,capping,capped,caps,extending,extended,extends,notching,posting,logging,securing,sealing,clinching,scoring,stretching,' +
      'bringing,taking,widening,trimming,paring,narrowing,cutting,leaving,giving,recording,registering,to notch,to post,to log,to mark,to cap,to extend,to score,for its,making it,making this,making that,good for,in what was,setting,enough for,suffering,for a,' +
      'in its',
  ],
  [{ kind: 'apart', of: 'after' }, 'after,even after,following,on the heels of,coming after,which came after'],
  [
    { kind: 'apart', of: 'day-before' },
    'a day after,one day after,the day after,just a day after,just one day after,only a day after,a session after,one session after,the session after',
  ],
  [{ kind: 'apart', of: 'beside' }, 'despite,in spite of,notwithstanding,even with'],
  [{ kind: 'split' }, 'while,but,whereas,although,though,meanwhile the,yet,even as'],
];

/** Every word and phrase with what it stands for; a phrase as its words with one space between. */
export function listWords(): readonly (readonly [words: string, meaning: Meaning])[] {
  return [
    ...fillers.flatMap(({ words }) => (words === undefined ? [] : list(words)).map((phrase) => [phrase, { kind: 'filler' }] as const)),
    ...entries.flatMap(([meaning, words]) => list(words).map((phrase) => [phrase, meaning] as const)),
    ...asides.flatMap(([reason, words]) => list(words).map((phrase) => [phrase, { kind: 'cannot', reason, isAside: true }] as const)),
    ...unchecked.flatMap(([reason, words]) => list(words).map((phrase) => [phrase, { kind: 'cannot', reason }] as const)),
  ];
}
