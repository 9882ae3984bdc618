using KobanBot.Bot.Cards;
using KobanBot.Bot.Desks;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Obligations;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;
using KobanBot.Core.Summaries;

namespace KobanBot.Bot.Features.Reminders;

/// <summary>One line of the digest: a matter, or several of one kind.</summary>
internal sealed record DigestLine
{
    public required string Text { get; init; }

    /// <summary>Clause, whose guide value the days are, and when it was said last.</summary>
    public required string Below { get; init; }

    /// <summary>Age or date.</summary>
    public required string Right { get; init; }

    public string? Color { get; init; }

    /// <summary>The button that does the thing; its title names the line.</summary>
    public required DigestAction Action { get; init; }

    public CouncilId? Council { get; init; }

    /// <summary>Of a single obligation: for 再通知 and 通知の理由. Null for a group and for what waits.</summary>
    public string? Key { get; init; }

    /// <summary>By how many days it may be put off; null when it may not.</summary>
    public int? SnoozeDays { get; init; }

    /// <summary>担当者に連絡.</summary>
    public bool MayNudge { get; init; }
}

/// <param name="Flow">Meeting, feedback or other subject of the flow.</param>
internal sealed record DigestAction(
    string Title,
    string Verb,
    string? Flow = null,
    int? Version = null,
    string? Key = null,
    string? Value = null
);

/// <summary>本日の対応事項, as the card shows it.</summary>
internal sealed record DigestView
{
    public required Drawing Drawing { get; init; }

    public required DateOnly Day { get; init; }

    public required string Reader { get; init; }

    public required IReadOnlyList<(DigestSection Section, int Count, IReadOnlyList<DigestLine> Lines)> Sections { get; init; }

    public required IReadOnlyList<DoneItem> Done { get; init; }

    /// <summary>Whether the reader supervises, and sees what others get.</summary>
    public bool Supervises { get; init; }

    /// <summary>Whether the reader may open 署の状況: who is posted to a station's own posts.</summary>
    public bool SeesStation { get; init; }

    public string? Note { get; init; }

    /// <summary>More lines do not fit 28 KB and a phone; the rest is one tap away.</summary>
    private const int MostLines = 9;

    public static DigestView Of(
        Drawing drawing,
        Officer reader,
        ReaderView view,
        Digest digest,
        IReadOnlySet<OfficerId> unreachable,
        string? note = null
    ) => Of(drawing, reader, view, digest, DigestDose.Asked(digest), unreachable, note);

    /// <param name="dose">What of the digest is said: all of it to somebody who asks.</param>
    public static DigestView Of(
        Drawing drawing,
        Officer reader,
        ReaderView view,
        Digest digest,
        DigestDose dose,
        IReadOnlySet<OfficerId> unreachable,
        string? note = null
    )
    {
        var several = view.Councils.Count > 1 || view.Case.Offices.Count > 0;
        var grouped = dose.Own.Count > MostLines;
        var substitutes = digest.Items.Any(i => i.Open is { } o && StandsIn(o, view, unreachable));
        return new DigestView
        {
            Drawing = drawing,
            Day = digest.Day,
            Reader = $"{reader.On(digest.Day).FirstOrDefault()?.UnitName ?? "配置なし"}　{reader.Title}",
            Sections =
            [
                .. Enum.GetValues<DigestSection>()
                    .Select(s =>
                        (
                            Section: s,
                            Count: DigestLines.Count(dose, s),
                            Lines: (IReadOnlyList<DigestLine>)
                                [
                                    .. DigestLines.Of([.. dose.Own.Where(i => i.Section == s)], digest.Day, several, grouped, view.Reach),
                                    .. DigestLines.OfChief(dose, s, digest.Day, several, view.Reach),
                                ]
                        )
                    )
                    .Where(s => s.Lines.Count > 0),
            ],
            Done = digest.Done,
            Supervises = reader.On(digest.Day).Any(a => a.Role != Role.OperatingOfficer),
            SeesStation = SummaryAccess.Of(reader, digest.Day).Scopes.Any(s => s.Level == ScopeLevel.Station),
            Note =
                note ?? Notes(substitutes, [.. view.Offices.SelectMany(o => o.Office.Channels).Where(c => c.IsSilent).Select(c => c.Name)]),
        };
    }

    private static string? Notes(bool substitutes, IReadOnlyList<string> silent)
    {
        string[] notes =
        [
            .. substitutes ? new[] { "担当者に通知が届かない事項が含まれています。電話等で知らせてください。" } : [],
            .. silent.Count > 0
                ? new[]
                {
                    $"通知先のチャネルに届いていない交番等：{string.Join('、', silent)}。チャネルにKobanBotがあることを確かめ、「通知先」とメンションして登録し直してください。",
                }
                : [],
        ];
        return notes.Length == 0 ? null : string.Concat(notes);
    }

    private static bool StandsIn(OpenItem item, ReaderView view, IReadOnlySet<OfficerId> unreachable) =>
        unreachable.Count > 0
        && view.Councils.FirstOrDefault(c => c.Council.Id == item.Obligation.Council) is { } facts
        && Responsibles.Of(facts, item.Obligation.Chain[0], view.Day).Any(r => unreachable.Contains(r.Officer));
}

/// <summary>From the planner's items to lines.</summary>
internal static class DigestLines
{
    public static IReadOnlyList<DigestLine> Of(IReadOnlyList<DigestItem> items, DateOnly today, bool several, bool grouped, Reach reach)
    {
        if (!grouped)
        {
            return [.. items.Select(i => Single(i, today, several, reach))];
        }

        var lines = new List<DigestLine>();
        foreach (var group in items.GroupBy(i => (i.Open?.Obligation.Kind, i.Waiting?.Kind)))
        {
            lines.Add(group.Count() == 1 ? Single(group.First(), today, several, reach) : Group([.. group], today));
        }

        return lines;
    }

    public static DigestLine Single(DigestItem item, DateOnly today, bool several, Reach reach)
    {
        var where = several ? $"{item.Where}：" : "";
        return new DigestLine
        {
            Text = where + item.Sentence,
            Below = string.Join('　', new[] { Clauses(item), Told(item) }.Where(t => t.Length > 0)),
            Right = Right(item, today),
            Color = item.Section == DigestSection.Overdue ? "Attention" : null,
            Action = DigestActions.Of(item, reach),
            Council = item.Council,
            Key = item.Open?.Obligation.Key,
            SnoozeDays = item.Open is { } put ? reach.Reminding?.SnoozeDays(put, item.Rung.Level) : null,
            MayNudge =
                item.Open is { Obligation.Council: { } council } asked
                && reach.Reminding?.MayNudge(reach.Councils.FirstOrDefault(c => c.Council.Id == council), asked, item.Rung.Level) == true,
        };
    }

    /// <summary>How many matters a section stands for, those without a line of their own included.</summary>
    public static int Count(DigestDose dose, DigestSection section) =>
        dose.Own.Concat(dose.Chief.SelectMany(l => l)).Concat(dose.More).Concat(dose.GuideValues).Count(i => i.Section == section);

    /// <summary>A chief's lines of a section; what has no line is one number.</summary>
    public static IEnumerable<DigestLine> OfChief(DigestDose dose, DigestSection section, DateOnly today, bool several, Reach reach)
    {
        foreach (var items in dose.Chief.Select(l => l.Where(i => i.Section == section).ToList()).Where(l => l.Count > 0))
        {
            yield return items.Count == 1 ? Single(items[0], today, several, reach) : Group(items, today);
        }

        var more = dose.More.Where(i => i.Section == section).ToList();
        if (more.Count > 0)
        {
            yield return Number(more, $"ほか{more.Count}件", ReminderVerbs.MoreKind);
        }

        var guide = dose.GuideValues.Where(i => i.Section == section).ToList();
        if (guide.Count > 0)
        {
            yield return Number(guide, $"署の目安による事項　{guide.Count}件", ReminderVerbs.GuideKind);
        }
    }

    private static DigestLine Number(IReadOnlyList<DigestItem> items, string text, string kind) =>
        new()
        {
            Text = text,
            Below = string.Join('、', items.Select(i => i.Name).Distinct()),
            Right = "",
            Action = new DigestAction("一覧を表示", ReminderVerbs.List, Key: ReminderVerbs.KindKey, Value: kind),
        };

    private static DigestLine Group(List<DigestItem> items, DateOnly today)
    {
        var first = items[0];
        var name = first.Name;
        var places = items.Select(i => i.Where).Distinct().Count();
        return new DigestLine
        {
            Text = places > 1 ? $"{name}：{places}か所　{items.Count}件" : $"{first.Where}：{name}{items.Count}件",
            Below = Clauses(first),
            Right = Right(items.MinBy(i => i.Target)!, today), // A group has items.
            Color = first.Section == DigestSection.Overdue ? "Attention" : null,
            Action = new DigestAction(
                "一覧を表示",
                ReminderVerbs.List,
                Key: ReminderVerbs.KindKey,
                Value: first.Open?.Obligation.Kind.ToString() ?? ReminderVerbs.WaitingKind
            ),
        };
    }

    private static string Clauses(DigestItem item) =>
        item.Open is { Obligation.IsGuideValue: true } ? $"{item.Clauses}（期日は署の目安）" : item.Clauses;

    private static string Told(DigestItem item) => item.LastTold is { } day ? $"前回通知 {day:M/d}" : "";

    private static string Right(DigestItem item, DateOnly today) =>
        item.Open is { } open ? ObligationWords.Age(open.Obligation, today)
        : today == item.Target ? "本日"
        : $"{today.DayNumber - item.Target.DayNumber}日経過";
}
