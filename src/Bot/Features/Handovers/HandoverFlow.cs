using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Handovers;
using KobanBot.Core.Reminders;

namespace KobanBot.Bot.Features.Handovers;

/// <summary>引継書: whoever is to move hands over what is open for the post; whoever follows confirms it, and the giver hears of that.</summary>
internal sealed class HandoverFlow : IFlow
{
    private const CouncilRights Givers = CouncilRights.Operate | CouncilRights.Section | CouncilRights.Supervise | CouncilRights.Chief;

    public IReadOnlyList<Verb> Verbs =>
        [
            Reads.ChosenCouncil(HandoverVerbs.Open, "引継書", at => Own(at)),
            Reads.Council(HandoverVerbs.Show, at => Shown(at)),
            Changes.Council(HandoverVerbs.Give, Givers, Give),
            Changes.Council(HandoverVerbs.Confirm, Givers, Confirm),
        ];

    public IReadOnlyList<Effect> Effects =>
        [
            new(HandoverVerbs.Open, "2/0"),
            new(HandoverVerbs.Show, "2/0"),
            new(HandoverVerbs.Give, "2/1")
            {
                Writes = ["council.handover"],
                Audits = ["handover.give"],
                Messages = [MessageKind.HandoverGiven],
            },
            new(HandoverVerbs.Confirm, "2/1")
            {
                Writes = ["council.handover"],
                Audits = ["handover.confirm"],
                Messages = [MessageKind.HandoverConfirmed],
            },
        ];

    public IReadOnlyList<Spoken> Words =>
        [
            new(
                HandoverVerbs.Open,
                "引継書を表示し、後任者に渡します。後任者は確認します。",
                "引継書",
                "ひきつぎしょ",
                "引継ぎ",
                "引き継ぎ",
                "引継ぎ書",
                "異動になった",
                "異動になりました",
                "異動することになりました"
            )
            {
                Audience = Audience.Council,
            },
        ];

    private static StepResult Give(Sitting at)
    {
        var form = HandoverForm.Read(at.Data, $"{at.Step.Command.Id:N}");
        if (form.Request is not { } request)
        {
            return Own(at, form.State, Replies.CheckInput);
        }

        return request
            .Decide(at.Facts, at.Officer, at.Now, at.Step.Rules)
            .Match<StepResult>(
                handover => Given(at, handover),
                refusal => Own(at, form.State.With(HandoverForm.FieldOf(refusal), RefusalWords.Of(refusal)), Replies.CheckInput)
            );
    }

    private static StepResult Given(Sitting at, Handover handover)
    {
        var audit = at.Audit(HandoverVerbs.Give, $"{handover.Id}", handover.To.Value);
        return at.Commit(
            new CouncilChange
            {
                Audit = audit,
                Writes = GiveHandover.Writes(at.Facts, handover),
                Messages = [HandoverMessages.Of(handover, audit)],
            },
            after => Own(after, note: $"引継書を渡しました。{GivenHandover.Of(after.Facts, handover).To}さんが確認すると、お知らせします。")
        );
    }

    private static StepResult Confirm(Sitting at) =>
        new ConfirmHandover(at.Step.Flow)
            .Decide(at.Facts, at.Officer.Id, at.Now)
            .Match<StepResult>(
                handover =>
                {
                    var audit = at.Audit(HandoverVerbs.Confirm, handover.Id);
                    return at.Commit(
                        new CouncilChange
                        {
                            Audit = audit,
                            Writes = [new CouncilWrite.PutHandover(handover)],
                            Messages = [HandoverMessages.Of(handover, audit)],
                        },
                        after => Shown(after, $"確認を記録しました。{GivenHandover.Of(after.Facts, handover).From}さんにお知らせします。")
                    );
                },
                refusal => Shown(at, RefusalWords.Of(refusal))
            );

    private static Reply Own(Sitting at, FormState? form = null, string? note = null)
    {
        var mine = at.Facts.Handovers.OrderByDescending(h => h.At).ToList();
        return Reply.Card(
            HandoverCard.Render(
                View(at, HandoverPaper.Of(at.Facts, Posts.Of(at.Officer, at.Facts, at.Today), at.Today, at.Step.Rules)) with
                {
                    Waiting = [.. mine.Where(h => h.IsOpen && h.To == at.Officer.Id).Select(h => GivenHandover.Of(at.Facts, h))],
                    Handed = [.. mine.Where(h => h.By == at.Officer.Id).Select(h => GivenHandover.Of(at.Facts, h))],
                    Receivers = GiveHandover.Receivers(at.Facts, at.Officer, at.Today),
                    MayGive = at.Access.HasAny(Givers),
                    Form = form ?? FormState.Clean,
                    Note = note,
                }
            )
        );
    }

    /// <summary>As the posts stand today: what was done since is counted, and what has come is shown with the rest.</summary>
    private static Reply Shown(Sitting at, string? note = null)
    {
        if (at.Facts.Handovers.FirstOrDefault(h => h.Id == at.Step.Flow) is not { } handover)
        {
            return Reply.Sentence(RefusalWords.Of(new Refusal("handover.gone")));
        }

        if (handover.To != at.Officer.Id && handover.By != at.Officer.Id && !at.Access.Section)
        {
            return Reply.Sentence(RefusalWords.Of(new Refusal("handover.not-yours")));
        }

        var paper = HandoverPaper.Of(at.Facts, new HashSet<Responsible>(handover.Posts), at.Today, at.Step.Rules);
        return Reply.Card(
            HandoverCard.Render(
                View(at, paper) with
                {
                    Given = GivenHandover.Of(at.Facts, handover),
                    DoneSince = handover.Matters.Except(paper.Matters.Select(o => o.Key), StringComparer.Ordinal).Count(),
                    MayConfirm = handover.IsOpen && handover.To == at.Officer.Id,
                    Note = note,
                }
            )
        );
    }

    private static HandoverView View(Sitting at, HandoverPaper paper) =>
        new()
        {
            Drawing = at.Draw(),
            Council = at.Council.Id,
            CouncilName = at.Council.Name,
            Paper = paper,
        };
}
