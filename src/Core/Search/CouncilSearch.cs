using KobanBot.Core.Facts;
using KobanBot.Core.Forms;
using KobanBot.Core.Guideline;

namespace KobanBot.Core.Search;

/// <summary>
/// Finds councils, meetings and open requests by name, station, day and word. Who may read the council is the caller's question; members and
/// who said what are not looked through at all.
/// </summary>
public static class CouncilSearch
{
    /// <summary>Councils first, then what is planned, the nearest first, then records, the newest first, then requests, the oldest first.</summary>
    public static IReadOnlyList<Found> Of(IEnumerable<CouncilFacts> councils, SearchTerms terms, DateOnly today)
    {
        var found = councils.SelectMany(c => In(c, terms, today)).ToList();
        return
        [
            .. found.Where(f => f.Kind == FoundKind.Council),
            .. found
                .Where(f => f.Kind == FoundKind.Planned)
                .OrderBy(f => f.Day < today)
                .ThenBy(f => Math.Abs(f.Day!.Value.DayNumber - today.DayNumber)), // A planned meeting has a day.
            .. found.Where(f => f.Kind == FoundKind.Record).OrderByDescending(f => f.Day),
            .. found.Where(f => f.Kind == FoundKind.Request).OrderBy(f => f.Day),
        ];
    }

    private static IEnumerable<Found> In(CouncilFacts facts, SearchTerms terms, DateOnly today)
    {
        var council = facts.Council;
        var about = About(council, today);
        if (Match(about, [], terms) is var (reason, excerpt))
        {
            yield return new Found(FoundKind.Council, council, reason, excerpt);
        }

        foreach (var planned in facts.Plans.SelectMany(p => p.Meetings).Where(m => !IsHeld(facts, m)))
        {
            // Without words only what is still to come is near at hand.
            if ((terms.All.Count > 0 || planned.Date >= today) && Match(Of(planned), about, terms) is var (why, text))
            {
                yield return new Found(FoundKind.Planned, council, why, text) { Planned = planned };
            }
        }

        foreach (var meeting in facts.Meetings.Where(_ => terms.All.Count > 0))
        {
            if (Match(Of(meeting), about, terms) is var (why, text))
            {
                yield return new Found(FoundKind.Record, council, why, text) { Meeting = meeting };
            }
        }

        foreach (var request in facts.Feedback.Where(f => f.IsOpen && terms.All.Count > 0))
        {
            if (Match(Of(request), about, terms) is var (why, text))
            {
                yield return new Found(FoundKind.Request, council, why, text) { Request = request };
            }
        }
    }

    /// <summary>The record says how the planned meeting went.</summary>
    private static bool IsHeld(CouncilFacts facts, PlannedMeeting planned) =>
        facts.Meetings.Any(m => m.PlannedFor == planned.Date || m.Date == planned.Date);

    /// <summary>All words have to be found, in the thing itself or in its council. Said is the first that was found in the thing itself.</summary>
    private static (FoundIn In, string Excerpt)? Match(IReadOnlyList<Part> own, IReadOnlyList<Part> council, SearchTerms terms)
    {
        if (terms.All.Count == 0)
        {
            return (FoundIn.Own, "");
        }

        var mine = terms.All.Select(t => Find(own, t)).ToList();
        var whole = terms.All.Zip(mine, (term, hit) => hit ?? Find(council, term)).ToList();
        return whole.Any(h => h is null) ? null : mine.Find(h => h is not null) ?? whole[0];
    }

    private static (FoundIn In, string Excerpt)? Find(IReadOnlyList<Part> parts, SearchTerm term)
    {
        foreach (var part in parts)
        {
            if (part.ExcerptOf(term) is { } excerpt)
            {
                return (part.In, excerpt);
            }
        }

        return null;
    }

    private static List<Part> About(Council council, DateOnly today) =>
        [
            new(FoundIn.Name, council.Name),
            .. council.AnsweringOn(today) is { } station ? [new Part(FoundIn.Station, station.Name)] : Array.Empty<Part>(),
            .. council.PoliceBoxes.Where(b => b.Days.Contains(today)).Select(b => new Part(FoundIn.PoliceBox, b.Name)),
            new(FoundIn.Purpose, council.Purpose ?? ""),
        ];

    private static List<Part> Of(PlannedMeeting planned) =>
        [
            Dated(planned.Date),
            new(FoundIn.Kind, FormWords.Of(MeetingKind.Regular)),
            new(FoundIn.Place, planned.Place),
            .. planned.Topics.Select(t => new Part(FoundIn.Topic, t.Title)),
        ];

    private static List<Part> Of(MeetingRecord meeting) => [Dated(meeting.Date), new(FoundIn.Kind, FormWords.Of(meeting.Kind))];

    private static List<Part> Of(Feedback request) =>
        [
            new(FoundIn.Text, request.Entry.Text),
            new(FoundIn.Field, FormWords.Of(request.Entry.Field)),
            new(FoundIn.Status, FormWords.Of(request.Entry.Status)),
            Dated(request.MeetingDate),
        ];

    private static Part Dated(DateOnly day) => new(FoundIn.Day, Time.JapaneseDate.Long(day)) { Day = day };

    private sealed record Part(FoundIn In, string Text)
    {
        public DateOnly? Day { get; init; }

        public string? ExcerptOf(SearchTerm term) =>
            Day is not { } day ? term.ExcerptOf(Text)
            : term.Names(day) ? Text
            : null;
    }
}
