using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Desks;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Reminders;

/// <param name="From">Who asks, by rank and name; null for what a change has made urgent.</param>
/// <param name="MeantFor">Whom it did not reach, when it goes to somebody else instead.</param>
internal sealed record MatterNoticeView(
    Drawing Drawing,
    string CouncilName,
    IReadOnlyList<DigestLine> Lines,
    string? From = null,
    string? MeantFor = null
);

/// <summary>What is said about obligations outside of the digest: what has just become urgent, and what a supervisor asks about.</summary>
internal static class MatterNoticeCard
{
    public static AdaptiveCard Render(MatterNoticeView view)
    {
        var title = Title(view);
        return new AdaptiveCard
        {
            Speak = $"{title}。{view.CouncilName}",
            Body =
            [
                .. Shapes.Heading(title, view.CouncilName),
                new AdaptiveTextBlock(Shapes.Plain(Why(view))),
                .. view.MeantFor is { } meantFor ? [Shapes.InsteadOf(meantFor)] : Array.Empty<AdaptiveElement>(),
                .. view.Lines.Select((line, i) => DigestCard.Line(view.Drawing, line, i + 1)),
            ],
            Actions = [new Buttons(view.Drawing).Button("本日の対応", ReminderVerbs.Show)],
        };
    }

    public static string Title(MatterNoticeView view) => view.From is null ? "至急の対応事項" : "対応状況の確認";

    public static string Why(MatterNoticeView view) =>
        view.From is { } from
            ? $"{from}から、次の事項の対応状況を確認するよう連絡がありました。"
            : "次の事項が生じたため、定例の通知を待たずにお知らせします。";

    /// <summary>
    /// The view at the time of sending; null when nothing of it is open any more. What this morning's digest has told the reader is no urgent
    /// news; a supervisor's question stays one.
    /// </summary>
    /// <param name="told">What the reader knows from digests.</param>
    public static MatterNoticeView? View(
        CouncilFacts facts,
        OutgoingMessage message,
        Officer reader,
        Ledger told,
        DateTimeOffset now,
        ReminderRules rules
    )
    {
        var today = JapanTime.DayOf(now);
        var access = Access.Of(reader, facts, today);
        var reach = new Reach(
            [facts],
            access.Edit ? new HashSet<CouncilId> { facts.Council.Id } : [],
            new Reminding(reader.Id, today, rules)
        );
        var items = MatterReaders
            .Find(facts, message, today, rules)
            .Where(i => message.Kind != MessageKind.Urgent || !IsTold(i.Obligation))
            .ToList();
        return items.Count == 0
            ? null
            : new MatterNoticeView(
                new Drawing(Guid.CreateVersion7(now), UserId: null),
                facts.Council.Name,
                [.. items.Select(i => DigestLines.Single(Item(i, today), today, several: false, reach))],
                message.From is { } from ? TitleOf(facts, from) : null,
                message.Unreached is [var first, ..] && !IsMeantFor(facts, items, reader.Id, today) ? TitleOf(facts, first) : null
            );

        // With another day to aim at it was another matter.
        bool IsTold(Obligation obligation) =>
            told.Find(obligation.Key) is { } entry && entry.On == today && entry.Target == obligation.Target;
    }

    private static bool IsMeantFor(CouncilFacts facts, IReadOnlyList<OpenItem> items, OfficerId reader, DateOnly today) =>
        items.Any(i => MatterReaders.Responsible(facts, i.Obligation, today).Contains(reader));

    private static DigestItem Item(OpenItem open, DateOnly today) =>
        new()
        {
            Key = open.Obligation.Key,
            Section = open.Obligation.DaysLate(today) > 0 ? DigestSection.Overdue : DigestSection.Soon,
            Open = open,
            Stage = new ReminderStage("U", today),
            IsNew = true,
        };

    private static string TitleOf(CouncilFacts facts, OfficerId officer) =>
        facts.Roster.FirstOrDefault(r => r.Officer == officer)?.Title ?? "署の勤務員";
}
