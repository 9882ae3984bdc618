using KobanBot.Bot.Features.Kit;
using KobanBot.Core;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Members;

namespace KobanBot.Bot.Features.Members.Disposal;

/// <summary>
/// 記録の廃棄: the words of what is long over, kind by kind. A person of the section chooses and confirms; nothing goes by itself, and what figures and
/// duties stand on stays.
/// </summary>
internal sealed class RetentionFlow(ObligationRules rules) : IFlow, IDisposal
{
    private static readonly RetainedKind[] Kinds = Enum.GetValues<RetainedKind>();

    private readonly DisposalVerbs _verbs = DisposalVerbs.OfRecords;

    public IReadOnlyList<Verb> Verbs => new DisposalRound(this).Verbs;

    public IReadOnlyList<Effect> Effects =>
        [
            new(_verbs.Open, "6/0"),
            new(_verbs.Ask, "6/0"),
            // The station to keep it, and then here one step, as far as the person waits for it.
            new(_verbs.Confirm, "16/3, 7/0")
            {
                Writes = ["office.disposal", "council.member", "council.feedback", "council.support", "council.report", "council.handover"],
                Audits = ["retention.dispose"],
            },
        ];

    public IReadOnlyList<Spoken> Words =>
        [
            new(
                _verbs.Open,
                "保存期間を過ぎた要望、解嘱の理由、署への連絡等の廃棄を確認します（署の地域課）。",
                "記録の廃棄",
                "きろくのはいき",
                "保存期間"
            )
            {
                Audience = Audience.Section | Audience.SectionChief,
            },
        ];

    DisposalWords IDisposal.Words => DisposalWords.OfRecords;

    DisposalVerbs IDisposal.Verbs => _verbs;

    async Task<IReadOnlyList<DisposalItem>> IDisposal.DueAsync(Reading at, Sitting sitting, CancellationToken cancellation)
    {
        var history = await at.DueHistoryAsync(sitting.Council.Id, RecordDisposal.Test(Kinds, sitting.Today, rules.Settings), cancellation);
        return
        [
            .. Kinds
                .Select(k => DisposalWords.Item(k, Count(k, history, sitting), RecordDisposal.MonthsOf(k, rules.Settings)))
                .Where(i => i.Count > 0),
        ];
    }

    Outcome<IReadOnlyList<DisposalItem>> IDisposal.Decide(Sitting sitting, IReadOnlyList<string> chosen, IReadOnlyList<DisposalItem> due) =>
        RecordDisposal
            .Decide(Chosen(chosen), Kinds.ToDictionary(k => k, k => due.Where(i => i.Id == $"{k}").Sum(i => i.Count)))
            .Match<Outcome<IReadOnlyList<DisposalItem>>>(
                kinds => due.Where(i => kinds.Any(k => i.Id == $"{k}")).ToList(),
                refused => refused
            );

    Sequence<DisposalStep> IDisposal.Steps(Sitting sitting, IReadOnlyList<DisposalItem> chosen)
    {
        var kinds = Chosen([.. chosen.Select(i => i.Id)]);
        return DisposalSequence.OfRecords(
            sitting.Audit("retention.dispose", string.Join(' ', kinds)),
            sitting.Council.Id,
            kinds,
            chosen.Where(i => i.Id != $"{RetainedKind.Dismissals}").Sum(i => i.Rows)
        );
    }

    private static List<RetainedKind> Chosen(IReadOnlyList<string> ids) => [.. Kinds.Where(k => ids.Contains($"{k}"))];

    private int Count(RetainedKind kind, DueHistory history, Sitting at) =>
        kind switch
        {
            RetainedKind.Requests => history.Requests,
            RetainedKind.Correspondence => history.Correspondence,
            _ => RecordDisposal.Dismissed(at.Facts, at.Today, rules.Settings).Count,
        };
}
