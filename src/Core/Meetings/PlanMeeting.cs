using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Time;

namespace KobanBot.Core.Meetings;

/// <summary>
/// Asks for one regular meeting in the plan of a fiscal year (記 第2-5(1), 第2-3(4)イ), together with what the plan takes into account.
/// </summary>
/// <param name="KnownVersion">The plan's version that the officer saw; 0 when there was none.</param>
/// <param name="Replaces">Date of the planned meeting that is corrected; null adds one.</param>
/// <param name="Meeting">The meeting; null changes only what the plan takes into account.</param>
public sealed record PlanMeeting(
    FiscalYear Year,
    int KnownVersion,
    DateOnly? Replaces,
    PlannedMeeting? Meeting,
    string Priorities,
    string Events
)
{
    /// <summary>この計画を取り消す: the plan without the meeting of that day. What the plan takes into account stays as it is stored.</summary>
    public static Outcome<MeetingPlan> Cancel(CouncilFacts facts, FiscalYear year, int knownVersion, DateOnly day) =>
        facts.PlanFor(year) is not { } plan || plan.Version != knownVersion || plan.Meetings.All(m => m.Date != day)
            ? new Refusal("plan.changed-meanwhile")
            : plan with
            {
                Version = plan.Version + 1,
                Meetings = [.. plan.Meetings.Where(m => m.Date != day)],
            };

    /// <summary>The plan with that meeting in it.</summary>
    public Outcome<MeetingPlan> Decide(CouncilFacts facts)
    {
        var plan = facts.PlanFor(Year);
        if ((plan?.Version ?? 0) != KnownVersion)
        {
            return new Refusal("plan.changed-meanwhile");
        }

        if (Meeting is { } asked && !Year.Contains(asked.Date))
        {
            return new Refusal("plan.date-outside-year", JapaneseDate.WithoutWeekday(asked.Date), Year.ToString());
        }

        var others = (plan?.Meetings ?? []).Where(m => Meeting is null || m.Date != Replaces).ToList();
        if (others.Find(m => m.Date == Meeting?.Date) is { } same)
        {
            return new Refusal("plan.same-date", JapaneseDate.WithoutWeekday(same.Date));
        }

        return new MeetingPlan
        {
            Year = Year,
            Version = KnownVersion + 1,
            Priorities = Priorities,
            Events = Events,
            Meetings = [.. (Meeting is null ? others : [.. others, Meeting]).OrderBy(m => m.Date)],
        };
    }

    /// <summary>What the guideline has to say about a plan; nothing of it blocks.</summary>
    public static IReadOnlyList<Finding> Review(MeetingPlan plan, DateOnly today)
    {
        var findings = new List<Finding>();
        if (plan.Priorities.Length == 0 || plan.Events.Length == 0)
        {
            findings.Add(
                new Finding(
                    FindingLevel.Warn,
                    "plan.considerations",
                    "警察活動の重点と地域の行事を勘案して策定してください。",
                    "記 第2-5(1)"
                )
            );
        }

        foreach (var meeting in plan.Meetings)
        {
            var day = JapaneseDate.Short(meeting.Date);
            if (Open(meeting) is { Length: > 0 } open)
            {
                findings.Add(new Finding(FindingLevel.Warn, "plan.time-and-place", $"{day}の{open}が未定です。", "記 第2-3(4)イ"));
            }

            if (meeting.Topics.Count == 0)
            {
                findings.Add(new Finding(FindingLevel.Warn, "plan.topics", $"{day}の議題が未定です。", "記 第2-6(2)"));
            }

            if (meeting.Date >= today)
            {
                findings.AddRange(Guests(meeting).Select(f => f with { Sentence = $"{day}：{f.Sentence}" }));
            }
        }

        if (plan.Version == 1 && plan.Year.Contains(today))
        {
            findings.Add(
                new Finding(FindingLevel.Info, "plan.after-start", "年度が始まってからの策定です。記録に支障はありません。", "記 第2-5(1)")
            );
        }

        return findings;
    }

    /// <summary>Whom the guideline names as examples for the topics, each once.</summary>
    private static IEnumerable<Finding> Guests(PlannedMeeting meeting) =>
        meeting.Topics.SelectMany(t => GuestSuggestions.For(t.Title)).DistinctBy(f => f.Code);

    private static string Open(PlannedMeeting meeting) =>
        string.Join(
            "及び",
            new[] { meeting.Start is null ? "開始時刻" : "", meeting.Place.Length == 0 ? "場所" : "" }.Where(o => o.Length > 0)
        );
}
