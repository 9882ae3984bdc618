using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Members;

namespace KobanBot.Bot.Features.Members.Dismiss;

/// <summary>解嘱を検討中: the section notes what 警察署長 considers, before anything is decided. It changes nothing about the office, and nobody hears of it.</summary>
internal sealed class ConsiderFlow : IFlow
{
    public const string Keep = "dismiss.consider";
    public const string Drop = "dismiss.consider.end";

    public IReadOnlyList<Verb> Verbs =>
        [Changes.Council(Keep, CouncilRights.Commission, Kept), Changes.Council(Drop, CouncilRights.Commission, Dropped)];

    public IReadOnlyList<Effect> Effects =>
        [
            new(Keep, "2/1") { Writes = ["council.member"], Audits = ["dismissal.consider"] },
            new(Drop, "2/1") { Writes = ["council.member"], Audits = ["dismissal.consider.end"] },
        ];

    private static StepResult Kept(Sitting at)
    {
        var (grounds, state) = DismissForm.ReadConsidered(at.Data);
        if (at.Facts.Member(new MemberId(at.Step.Flow)) is not { } member)
        {
            return DismissReplies.List(at, RefusalWords.Of(new Core.Refusal("commission.unknown-member")));
        }

        return grounds is null
            ? DismissReplies.Form(at, member, state, Replies.CheckInput)
            : Decide(
                at,
                new ConsiderDismissal(member.Id, grounds),
                "dismissal.consider",
                "解嘱を検討中として保存しました。委員の身分は変わりません。委員にも他の所属にも通知されません。"
            );
    }

    private static StepResult Dropped(Sitting at) =>
        Decide(at, new ConsiderDismissal(new MemberId(at.Step.Flow), null), "dismissal.consider.end", "解嘱の検討を終えました。");

    private static StepResult Decide(Sitting at, ConsiderDismissal request, string audit, string note) =>
        request
            .Decide(at.Facts, at.Access, at.Officer.Id, at.Today)
            .Match<StepResult>(
                member =>
                    at.Commit(
                        at.Audit(audit, member.Id.Value),
                        new CouncilWrite.PutMember(member),
                        after => DismissReplies.List(after, $"{member.Name}さん：{note}")
                    ),
                refusal => DismissReplies.List(at, RefusalWords.Of(refusal))
            );
}
