'use client';

import { StudyChart, type StudyChartProps } from '../charts/study-chart';
import classes from './study-panel.module.css';

/** A chart under the one that leads, with its own title. */
export function SecondChart(props: StudyChartProps) {
  const { title, unitLabel } = props.chart;
  return (
    <div className={classes.legs}>
      <h3>
        {title}
        <span className={classes.unit}>{unitLabel}</span>
      </h3>
      <StudyChart {...props} />
    </div>
  );
}
