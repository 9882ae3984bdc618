using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using KobanBot.Core.Correspondence;

namespace KobanBot.Bot.Graph.Mail;

/// <summary>
/// An entry for any calendar (RFC 5545, RFC 5546, RFC 6047): the method stands in the entry and in the type of its part of the mail.
/// </summary>
internal static class CalendarMime
{
    public static string Method(CalendarEntry entry) => entry.Cancelled ? "CANCEL" : "REQUEST";

    /// <summary>The entry in UTC. A whole day is a day and no instant.</summary>
    /// <param name="at">When it is written.</param>
    public static string Ics(CalendarEntry entry, string from, string to, DateTimeOffset at)
    {
        var calendar = new Calendar { Method = Method(entry), ProductId = "-//KobanBot//KobanBot//JA" };
        calendar.Events.Add(
            new CalendarEvent
            {
                Uid = $"{entry.Uid}@kobanbot",
                Sequence = entry.Sequence,
                Summary = entry.Subject,
                Description = entry.Text,
                Location = entry.Place,
                DtStamp = Instant(at),
                Start = entry.IsWholeDay ? Day(entry.Start) : Instant(entry.Start),
                End = entry.IsWholeDay ? Day(entry.End) : Instant(entry.End),
                Status = entry.Cancelled ? EventStatus.Cancelled : EventStatus.Confirmed,
                Organizer = new Organizer($"mailto:{from}") { CommonName = "KobanBot" },
                Attendees =
                [
                    new Attendee($"mailto:{to}") { Rsvp = !entry.Cancelled, ParticipationStatus = EventParticipationStatus.NeedsAction },
                ],
            }
        );
        return new CalendarSerializer().SerializeToString(calendar) ?? "";
    }

    private static CalDateTime Instant(DateTimeOffset at) => new(at.UtcDateTime, "UTC");

    private static CalDateTime Day(DateTimeOffset at)
    {
        var day = Core.Time.JapanTime.DayOf(at);
        return new CalDateTime(day.Year, day.Month, day.Day);
    }
}
