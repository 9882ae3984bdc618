using KobanBot.Bot.Features.Kit;
using KobanBot.Core;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Members;

namespace KobanBot.Bot.Features.Members.Disposal;

/// <summary>
/// 記録の廃棄: the words of what is long over, kind by kind. A person of the section chooses and confirms; nothing goes by itself, and what figures and
/// duties stand on stays.
/// </summary>
internal sealed class RetentionFlow(ObligationRules rules) : IFlow
{
    public const string Open = "retention.open";
    public const string Ask = "retention.ask";
    public const string Confirm = "retention.confirm";

    public const string KindsKey = "kinds";

    private const CouncilRights Rights = CouncilRights.Section;

    public IReadOnlyList<Verb> Verbs =>
        [
            new Reads(Open, (at, c) => CouncilPicker.WithCouncilAsync(at, "記録の廃棄", Open, id => at.CouncilAsync(id, Listed(at), c), c))
            {
                Rights = Rights,
            },
            new Reads(Ask, (at, c) => at.CouncilAsync(at.Step.Council, Asked(at), c)) { Rights = Rights, IsLookup = true },
            new Changes(Confirm, (at, c) => at.CouncilAsync(at.Step.Council, (sitting, token) => ConfirmAsync(at, sitting, token), c))
            {
                Rights = Rights,
            },
        ];

    public IReadOnlyList<Effect> Effects =>
        [
            new(Open, "6/0"),
            new(Ask, "6/0"),
            new(Confirm, "6/0")
            {
                Writes = ["council.member", "council.feedback", "council.support", "council.report", "council.handover"],
                Audits = ["retention.dispose"],
            },
        ];

    public IReadOnlyList<Spoken> Words =>
        [
            new(
                Open,
                "保存期間を過ぎた要望、解嘱の理由、署への連絡等の廃棄を確認します（署の地域課）。",
                "記録の廃棄",
                "きろくのはいき",
                "保存期間"
            )
            {
                Audience = Audience.Section | Audience.SectionChief,
            },
        ];

    private Func<Sitting, CancellationToken, ValueTask<Reply>> Listed(Reading at) =>
        async (sitting, c) => Draw(sitting, await DueAsync(at, sitting, c));

    private Func<Sitting, CancellationToken, ValueTask<Reply>> Asked(Reading at) =>
        async (sitting, c) =>
        {
            var due = await DueAsync(at, sitting, c);
            return RecordDisposal
                .Decide(Chosen(sitting), due)
                .Match(
                    kinds => Reply.Card(RetentionAskCard.Render(View(sitting, due.Where(d => kinds.Contains(d.Key)).ToDictionary()))),
                    refused => Refused(sitting, due, refused)
                );
        };

    /// <summary>
    /// History first, in bounded transactions, then the members. What a crash leaves is due still, and the same press completes it; each of the two
    /// leaves an entry.
    /// </summary>
    private async ValueTask<Reply> ConfirmAsync(Changing at, Sitting sitting, CancellationToken cancellation)
    {
        var due = await DueAsync(at, sitting, cancellation);
        var kinds = Chosen(sitting);
        if (RecordDisposal.Decide(kinds, due) is Outcome<IReadOnlyList<RetainedKind>>.Refused { Refusal: var refused })
        {
            return Refused(sitting, due, refused);
        }

        if (!await at.RemoveHistoryAsync(sitting, Test(sitting, kinds), string.Join(' ', kinds), cancellation))
        {
            return Replies.ChangedMeanwhile();
        }

        var told = $"{kinds.Sum(k => due[k])}件を廃棄しました。会議の記録、名簿及び件数は残っています。";
        if (!kinds.Contains(RetainedKind.Dismissals))
        {
            return Draw(sitting, await DueAsync(at, sitting, cancellation), told);
        }

        var rest = await DueAsync(at, sitting, cancellation);
        return await at.ChangeAsync(
            sitting.Council.Id,
            now =>
                now.Commit(
                    new CouncilChange
                    {
                        // An id of its own: the history has left an entry of this press already.
                        Audit = CommandSteps.AuditOf(now.Audit("retention.dispose", $"{RetainedKind.Dismissals}"), 1),
                        Writes =
                        [
                            .. RecordDisposal.Dismissed(now.Facts, now.Today, rules.Settings).Select(m => new CouncilWrite.PutMember(m)),
                        ],
                    },
                    after => Draw(after, With(rest, after), told)
                ),
            cancellation
        );
    }

    private static IReadOnlyList<RetainedKind> Chosen(Sitting at) =>
        [.. Enum.GetValues<RetainedKind>().Where(k => at.Data.Choices(KindsKey).Contains($"{k}"))];

    private async Task<IReadOnlyDictionary<RetainedKind, int>> DueAsync(Reading at, Sitting sitting, CancellationToken cancellation)
    {
        var history = await at.DueHistoryAsync(sitting.Council.Id, Test(sitting, Enum.GetValues<RetainedKind>()), cancellation);
        return With(
            new Dictionary<RetainedKind, int>
            {
                [RetainedKind.Requests] = history.Requests,
                [RetainedKind.Correspondence] = history.Correspondence,
            },
            sitting
        );
    }

    private Dictionary<RetainedKind, int> With(IReadOnlyDictionary<RetainedKind, int> due, Sitting at) =>
        new(due) { [RetainedKind.Dismissals] = RecordDisposal.Dismissed(at.Facts, at.Today, rules.Settings).Count };

    private HistoryTest Test(Sitting at, IReadOnlyList<RetainedKind> kinds) =>
        new(
            feedback => kinds.Contains(RetainedKind.Requests) && RecordDisposal.IsDue(feedback, at.Today, rules.Settings),
            over => kinds.Contains(RetainedKind.Correspondence) && RecordDisposal.IsDue(over, at.Today, rules.Settings)
        );

    private Reply Refused(Sitting at, IReadOnlyDictionary<RetainedKind, int> due, Refusal refusal) =>
        Reply.Card(
            RetentionCard.Render(
                refusal.Property is null
                    ? View(at, due) with
                    {
                        Note = RefusalWords.Of(refusal),
                    }
                    : View(at, due) with
                    {
                        Missing = RefusalWords.Of(refusal),
                    }
            )
        );

    private Reply Draw(Sitting at, IReadOnlyDictionary<RetainedKind, int> due, string? note = null) =>
        Reply.Card(RetentionCard.Render(View(at, due) with { Note = note }));

    private RetentionView View(Sitting at, IReadOnlyDictionary<RetainedKind, int> due) =>
        new(
            at.Draw(),
            at.Council,
            [
                .. due.Where(d => d.Value > 0)
                    .OrderBy(d => d.Key)
                    .Select(d => new RetentionLine(d.Key, d.Value, RecordDisposal.MonthsOf(d.Key, rules.Settings))),
            ]
        );
}

/// <param name="Lines">Kinds with something that is due.</param>
internal sealed record RetentionView(Drawing Drawing, Council Council, IReadOnlyList<RetentionLine> Lines)
{
    public string? Note { get; init; }

    /// <summary>What is missing of the choice; told at the choice itself.</summary>
    public string? Missing { get; init; }
}

/// <param name="Months">Since when it is over, at least.</param>
internal sealed record RetentionLine(RetainedKind Kind, int Count, int Months);
