// Everything of Office.js stands in this file: what Outlook tells of the open appointment, in the one shape that the server reads.
'use strict';

const appointment = {
  /** False where no Outlook is around the page. */
  async isThere() {
    if (typeof Office === 'undefined') return false;
    const host = await Promise.race([
      new Promise((resolve) => Office.onReady((info) => resolve(info && info.host))),
      new Promise((resolve) => setTimeout(resolve, 5000)),
    ]);
    return Boolean(host && Office.context && Office.context.mailbox && Office.context.mailbox.item);
  },

  isPhone: () => ['iOS', 'Android'].includes(Office.context.platform),

  async read() {
    const item = Office.context.mailbox.item;
    const [start, end, place, allDay, recurrence, required, optional, organizer] = await Promise.all(
      ['start', 'end', 'location', 'isAllDayEvent', 'recurrence', 'requiredAttendees', 'optionalAttendees', 'organizer'].map((name) =>
        valueOf(item[name]),
      ),
    );
    const people = [...listOf(required), ...listOf(optional), organizer, Office.context.mailbox.userProfile]
      .map((person) => person && person.emailAddress)
      .filter((address) => typeof address === 'string' && address.length > 0);
    const isSeries = Boolean(recurrence) && !item.seriesId;
    return {
      start: wallClock(start),
      end: wallClock(end),
      place: typeof place === 'string' ? place : '',
      // Older clients do not tell it; then it is from midnight to midnight of the person's own clock.
      isAllDay: typeof allDay === 'boolean' ? allDay : isMidnight(start) && isMidnight(end) && end > start,
      isSeries,
      isOccurrence: !isSeries && Boolean(item.seriesId),
      people: [...new Set(people)].slice(0, 200),
    };
  },
};

/** A property is plain while an appointment is read, and asked for while it is written. What cannot be asked for is not known. */
function valueOf(property) {
  if (!property || typeof property.getAsync !== 'function') return Promise.resolve(property);
  return new Promise((resolve) => property.getAsync((result) => resolve(result.status === 'failed' ? undefined : result.value)));
}

const listOf = (value) => (Array.isArray(value) ? value : []);

/** The fields of the clock by which the person sees the appointment, and how far it is from UTC. */
function clockOf(instant) {
  const local = Office.context.mailbox.convertToLocalClientTime(instant);
  const shown = Date.UTC(local.year, local.month, local.date, local.hours, local.minutes);
  return { local, offset: Math.round((shown - Math.floor(instant.getTime() / 60000) * 60000) / 60000) };
}

function wallClock(instant) {
  if (!(instant instanceof Date) || Number.isNaN(instant.getTime())) return '';
  const { local, offset } = clockOf(instant);
  const two = (number) => String(number).padStart(2, '0');
  const away = Math.abs(offset);
  return (
    `${String(local.year).padStart(4, '0')}-${two(local.month + 1)}-${two(local.date)}T${two(local.hours)}:${two(local.minutes)}:00` +
    `${offset < 0 ? '-' : '+'}${two(Math.floor(away / 60))}:${two(away % 60)}`
  );
}

function isMidnight(instant) {
  if (!(instant instanceof Date) || Number.isNaN(instant.getTime())) return false;
  const { local } = clockOf(instant);
  return local.hours === 0 && local.minutes === 0;
}
