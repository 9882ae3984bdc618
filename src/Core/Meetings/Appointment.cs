using KobanBot.Core.Time;

namespace KobanBot.Core.Meetings;

/// <summary>An entry of a calendar, as the mail program of the person shows it.</summary>
public sealed record Appointment
{
    /// <summary>With the offset of the clock by which the person sees it; null when none was told.</summary>
    public DateTimeOffset? Start { get; init; }

    public DateTimeOffset? End { get; init; }

    public string Place { get; init; } = "";

    public bool IsAllDay { get; init; }

    /// <summary>All of a series is open, and not one of its days.</summary>
    public bool IsSeries { get; init; }

    /// <summary>One day of a series.</summary>
    public bool IsOccurrence { get; init; }
}

/// <summary>What of an appointment could not be taken over as it stands, or is worth a second look.</summary>
public enum AppointmentNote
{
    NoDay,
    NoPlace,

    /// <summary>It was turned into Japanese time.</summary>
    OtherClock,
    AllDay,

    /// <summary>Only the first of its days was taken.</summary>
    SeveralDays,

    /// <summary>It ends on the day after, and the record knows one day.</summary>
    EndsNextDay,

    /// <summary>Which day of the series is not known.</summary>
    Series,
    Occurrence,
}

/// <summary>Day, time and place of a meeting, read from an appointment; what cannot be known stays empty, with a note.</summary>
public sealed record AppointmentReading(DateOnly? Date, TimeOnly? Start, TimeOnly? End, string Place, IReadOnlyList<AppointmentNote> Notes)
{
    private static readonly TimeSpan Japan = TimeSpan.FromHours(9);

    public static AppointmentReading Of(Appointment appointment)
    {
        var notes = new List<AppointmentNote>();
        var place = appointment.Place.Trim();
        var read =
            appointment.Start is not { } start ? Nothing(AppointmentNote.NoDay)
            : appointment.IsSeries ? Timed(appointment, start, notes) with { Date = null }
            : appointment.IsAllDay ? AllDay(start, appointment.End, notes)
            : Timed(appointment, start, notes);
        AppointmentNote? series =
            appointment.IsSeries ? AppointmentNote.Series
            : appointment.IsOccurrence ? AppointmentNote.Occurrence
            : null;
        return read with
        {
            Place = place,
            Notes =
            [
                .. read.Notes,
                .. notes,
                .. series is { } one ? [one] : Array.Empty<AppointmentNote>(),
                .. place.Length == 0 ? [AppointmentNote.NoPlace] : Array.Empty<AppointmentNote>(),
            ],
        };
    }

    private static AppointmentReading Nothing(AppointmentNote why) => new(null, null, null, "", [why]);

    /// <summary>A whole day is the day that the person's own calendar shows, on whatever clock.</summary>
    private static AppointmentReading AllDay(DateTimeOffset start, DateTimeOffset? end, List<AppointmentNote> notes)
    {
        notes.Add(AppointmentNote.AllDay);
        if (end - start > TimeSpan.FromHours(25))
        {
            notes.Add(AppointmentNote.SeveralDays);
        }

        // The wall clock of the person, taken for one of Japan: no instant is meant.
        return new(JapanTime.DayOf(new DateTimeOffset(start.DateTime, Japan)), null, null, "", []);
    }

    private static AppointmentReading Timed(Appointment appointment, DateTimeOffset start, List<AppointmentNote> notes)
    {
        var day = JapanTime.DayOf(start);
        if (start.Offset != Japan)
        {
            notes.Add(AppointmentNote.OtherClock);
        }

        if (appointment.IsAllDay)
        {
            notes.Add(AppointmentNote.AllDay);
            return new(day, null, null, "", []);
        }

        var end = appointment.End is { } ends && JapanTime.DayOf(ends) == day ? JapanTime.TimeOf(ends) : (TimeOnly?)null;
        if (appointment.End is { } last && JapanTime.DayOf(last) != day)
        {
            notes.Add(last - start > TimeSpan.FromDays(1) ? AppointmentNote.SeveralDays : AppointmentNote.EndsNextDay);
        }

        return new(day, JapanTime.TimeOf(start), end, "", []);
    }
}
