/** Why nothing is said of what lies ahead. */
export const ofWhatIsToCome = 'It speaks of what is to come: a claim is about closes that are known.';

/** What a name for so large a fall says, which is said by the fall. */
export const ofCorrections =
  'A correction is told here as a fall of 10% from the record between closes, a bear market as one of 20%: say how far below its record it closed.';

const volumes = 'Volumes are not stored.';

/** Words of which no claim is made and that another clause may be about, likewise. */
export const asides: readonly (readonly [reason: string, words: string])[] = [[volumes, 'volume,volumes,trading volume,turnover']];

/** Words of which no claim is made, with a comma between two, by the reason. */
export const unchecked: readonly (readonly [reason: string, words: string])[] = [
  [
    'How small a move is no move to whoever says “flat” or “little changed” is not said: say by how many percent it rose or fell.',
    'flat,flattish,flat line,flatlined,little changed,barely changed,barely moved,barely budged,almost unchanged,nearly unchanged,treaded water,sideways',
  ],
  [
    'It gives an opinion: a claim is about what closes did.',
    'i think,i believe,we think,we believe,in my opinion,in our opinion,in my view,in our view,opinion,overvalued,undervalued,too expensive,expensive,too high,too low,cheap,pricey,frothy,overstretched,fairly valued,attractive,unattractive,overheated,looks,look,seems,seem,feels,feel',
  ],
  [
    'A quadrant is one of a chart of rotation, by a formula and against an index that the sentence does not give: build it word by word below.',
    'quadrant,leading quadrant,improving quadrant,weakening quadrant,lagging quadrant,the leading quadrant',
  ],
  [
    ofWhatIsToCome,
    'will,could,may be,might,should,shall,going to,expected,expects,expect,expecting,forecast,forecasts,predicts,predicted,prediction,poised,on track,on pace,likely,' +
      'if,set to,heading,headed,price target,year end target,target of,projects,projected,outlook,tomorrow,next week,next month,next year,next quarter,about to,sees the,bound to,ready to,looks set,eyes,eyeing,aims,by year end,is having,are having,having its,having a,upside,downside,en route,may,set for,sets up for,set up for,setting up for,lined up for,in line for,on the brink of,on the verge of,on the cusp of',
  ],
  [
    'How near it came is not checked: say at which level it closed, or how far below its record.',
    'closing in on,closes in on,closed in on,close in on,closing the gap,coming close to,comes close to,came close to,come close to,nears,nearing,neared,approaching,approaches,approached,edging toward,inching toward,within reach,within striking distance',
  ],
  [
    'It speaks of what happened within a session; apart from intraday records claims are about closes.',
    'intraday,opened,open,opening,premarket,pre market,after hours,overnight,futures,at midday,midday,morning,afternoon,at the open,session low,session high,intraday low,intraday swing,by noon,noon,at one point,reversal,reversed,gap up,gapped,whipsaw,on an intraday basis,swung,low of the day,high of the day,bid,ask',
  ],
  [
    'What was made good, or lost again, is not measured: say by how many percent it moved, and since which day.',
    'erased,erases,erasing,wiped out,wipes out,wiping out,clawed back,recouped,recovered,recovering,made up for',
  ],
  [
    'What something is set against by “than” or “as” is not compared with it: say both figures, or since when there was none like it.',
    'than,same as,the same as,as on,as in,as at,as big as,as large as,as well as,as bad as,as good as',
  ],
  [
    'What is denied is not clear: that it was so at all, so alone, or of each of them.',
    'did not just,didnt just,not just,not only,not merely,not simply,not both,did not both,didnt both,not each,not even',
  ],
  [
    'That it was never so high is said of a record: say on which day it set one, or that it closed at its highest level ever.',
    'never been higher,never closed higher,never finished higher,never ended higher,never stood higher,never been so high,never traded higher',
  ],
  ['Whether a close is the very one of the session before is not checked.', 'unchanged'],
  ['What none of several did is checked of each by itself: say it of each in a sentence of its own.', 'none'],
  ['What “alone” sets apart is left open: say the rest in a sentence without it.', 'alone'],
  [volumes, 'shares changed hands,shares traded,up volume,down volume,on heavy volume,on light volume,dollar volume'],
  ['Options are not stored.', 'options,option,calls,puts,put call ratio,call volume,implied volatility,gamma,open interest,0dte,vega'],
  [
    'It says why: causes cannot be checked against closes.',
    'because,because of,due to,thanks to,amid,driven by,on hopes,on fears,fuelled by,fueled by,boosted by,led by,on optimism,on news,on worries,following news,spurred by,lifted by,dragged,owing to,helped by,hurt by,sparked by,on strong earnings,triggered by',
  ],
  [
    'It speaks of profits, valuations, flows or the economy, not of closes.',
    'earnings,eps,revenue,revenues,profit,profits,sales,valuation,valuations,price to earnings,p/e,pe ratio,earnings multiple,inflows,outflows,inflow,outflow,fund flows,buybacks,dividend yield,inflation,gdp,unemployment,jobs,payrolls,cpi,fed,federal reserve,interest rates,rate cut,rate cuts,rate hike,tariffs,tariff,recession,president,market cap,market capitalization,market value,market capitalisation,trillion,billion,million,sentiment,bulls,bears,investors,cash,margin debt,short interest,insiders,analysts,ipo,ipos,economy,consumer',
  ],
  [
    ofCorrections,
    'bear market,bear markets,correction,corrections,correction territory,bear market territory,new bull market,bull markets,bear',
  ],
  [
    'What the words measure is left open: say it as a return, a run, a record, a level or a lead.',
    'volatile,volatility,overbought,oversold,rsi,relative strength,macd,momentum,breadth,advance decline line,advancers,decliners,new highs,new lows,52 week high,52 week highs,52 week low,52 week lows,fibonacci,support,resistance,correlation,dispersion,breakout,bottomed,trend,sharpe,beta,risk adjusted,seasonality,santa claus rally,january effect,presidential cycle,sell in may,dominance,weight,weighting,concentration,wealth,inverted,added to,adds to,adding to,led,leads,leading,multiyear,multi year,decade high,year high,month high',
  ],
  [
    'A time that has only a name is not read: give its year, month or day.',
    'pandemic,covid,covid 19,financial crisis,great depression,great recession,dot com,dot com bubble,dotcom bubble,world war ii,wwii,black monday,liberation day,lehman,election,elections,election day,presidential election,midterms,thanksgiving,christmas,labor day,memorial day,inauguration,inception,depression,gfc,early days,generation,lifetime,years old,millennium,century,start of the year,beginning of the year',
  ],
  [
    'Which week, month, year or close it means depends on what is told around it: name it, or say “last” or “this”.',
    'previous,prior,latest,most recent',
  ],
  [
    'From when to when it is counted is not said: say over how many months, or since which day.',
    'year over year,year on year,yoy,month over month,month on month,quarter over quarter,quarter on quarter,week over week,week on week',
  ],
  ['Fiscal years and quarters are of each company its own: name the months.', 'fiscal,fiscal year,fiscal quarter'],
  [
    'It says what a coming close would make of it: from which close on such statements are true is told by “Needed closes” (/studies/needs).',
    'would,would be,would mark,would need,needs to close,a close above,a close below,it would take',
  ],
  ['What happened every time is read of months or quarters that are named: “every month from January to June”.', 'every'],
  [
    'Averages of many times are not read: build them word by word below; what came after a rule is told by “What happened next” (/studies/forward).',
    'on average,median,averaged,average gain,average return,average loss,historically,typically,usually,always,tends to,tend to,odds,probability,chance,percent of the time,of the time,win rate,when the,every time,whenever,after that,years later,months later,a year later,one year later,a month later,a week later,12 months later,six months later,the following year,the next year,what happened next,afterwards,subsequently',
  ],
];
