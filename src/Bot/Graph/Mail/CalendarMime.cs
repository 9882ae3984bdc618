using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using KobanBot.Core.Correspondence;

namespace KobanBot.Bot.Graph.Mail;

/// <summary>
/// A mail with an entry for any calendar (RFC 5545, RFC 5546, RFC 6047): the method stands in the entry and in the type of its part, and who reads
/// it without a calendar has the same in words.
/// </summary>
internal static class CalendarMime
{
    private const string Boundary = "kobanbot-alternative";

    /// <summary>Base64 of so many characters stays below the 75 of an encoded word.</summary>
    private const int CharactersInWord = 12;

    private const int LineLength = 76;

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

    /// <summary>The whole message as `sendMail` takes it in MIME.</summary>
    public static string Message(Letter letter, CalendarEntry entry, string from, DateTimeOffset at)
    {
        var message = new StringBuilder();
        message.Append("MIME-Version: 1.0\r\n");
        message.Append($"From: {Address(from)}\r\n");
        message.Append($"To: {Address(letter.To)}\r\n");
        message.Append($"Subject: {Words(letter.Subject)}\r\n");
        message.Append($"Content-Type: multipart/alternative; boundary=\"{Boundary}\"\r\n\r\n");
        Part(message, "text/plain; charset=utf-8", letter.Text);
        Part(message, $"text/calendar; charset=utf-8; method={Method(entry)}", Ics(entry, from, letter.To, at));
        return message.Append($"--{Boundary}--\r\n").ToString();
    }

    private static void Part(StringBuilder message, string type, string content)
    {
        message.Append($"--{Boundary}\r\nContent-Type: {type}\r\nContent-Transfer-Encoding: base64\r\n\r\n");
        foreach (var line in Convert.ToBase64String(Encoding.UTF8.GetBytes(content)).Chunk(LineLength))
        {
            message.Append(line).Append("\r\n");
        }
    }

    /// <summary>Encoded words (RFC 2047), none of which cuts a character.</summary>
    private static string Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            word.Append(rune.Value is '\r' or '\n' ? " " : rune.ToString());
            if (word.Length >= CharactersInWord)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        if (word.Length > 0)
        {
            words.Add(word.ToString());
        }

        return string.Join("\r\n ", words.Select(w => $"=?UTF-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(w))}?="));
    }

    /// <summary>An address that is one, so that it begins no header of its own.</summary>
    private static string Address(string address) =>
        address.All(c => c is > ' ' and < '\u007f' and not ('<' or '>' or ',')) ? $"<{address}>" : throw new FormatException("No address.");

    private static CalDateTime Instant(DateTimeOffset at) => new(at.UtcDateTime, "UTC");

    private static CalDateTime Day(DateTimeOffset at)
    {
        var day = Core.Time.JapanTime.DayOf(at);
        return new CalDateTime(day.Year, day.Month, day.Day);
    }
}
