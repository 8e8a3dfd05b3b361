/** Why “its worst Monday since 2022” is no claim. */
export const ofWeekdays = 'Days of the week are not set against their like: say it of a day, a week or a month.';
