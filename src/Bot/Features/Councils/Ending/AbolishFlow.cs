using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Councils.Ending;

/// <summary>廃止の手続: prepared, dated and taken back by the section (記 第2-2(3)–(5)). The slip that it owes follows from the day.</summary>
internal sealed class AbolishFlow : IFlow
{
    public const string Save = "abolish.save";
    public const string Undo = "abolish.undo";

    public IReadOnlyList<Verb> Verbs =>
        [
            Reads.ChosenCouncil(CouncilVerbs.Abolish, "廃止の手続", at => Draw(at)) with
            {
                Rights = CouncilRights.Section,
            },
            Changes.Council(Save, CouncilRights.Section, Decide),
            Changes.Council(Undo, CouncilRights.Section, Withdraw),
        ];

    public IReadOnlyList<Effect> Effects =>
        [
            new(CouncilVerbs.Abolish, "2/0"),
            new(Save, "2/1")
            {
                Writes = ["council"],
                Audits = ["abolish.save"],
                Ends = [ObligationKind.TermEnd],
            },
            new(Undo, "2/1")
            {
                Writes = ["council"],
                Audits = ["abolish.undo"],
                Opens = [ObligationKind.TermEnd],
            },
        ];

    public IReadOnlyList<Spoken> Words =>
        [
            new(
                CouncilVerbs.Abolish,
                "連絡協議会の廃止について、協議、説明、廃止日を入力します。",
                "廃止",
                "はいし",
                "協議会を廃止",
                "廃止の手続"
            )
            {
                Audience = Audience.Section | Audience.SectionChief,
            },
        ];

    private static StepResult Decide(Sitting at)
    {
        var form = AbolishForm.Read(at.Data, at.Facts, at.Today);
        return form.Request is not { } request
            ? Draw(at, form.State, Replies.CheckInput)
            : request
                .Decide(at.Facts, at.Officer.Id, at.Today)
                .Match<StepResult>(
                    council =>
                        at.Commit(
                            at.Audit(Save, at.Council.Id.Value, Printed(at.Council)),
                            new CouncilWrite.PutCouncil(council),
                            after =>
                                Draw(
                                    after,
                                    note: council.Abolished is { } last
                                        ? $"保存しました。{JapaneseDate.Long(last)}で廃止します。"
                                        : "準備の状況を保存しました。廃止日はまだ入力されていません。"
                                )
                        ),
                    refusal =>
                        AbolishForm.FieldOf(refusal) is { } field
                            ? Draw(at, form.State.With(field, RefusalWords.Of(refusal)), Replies.CheckInput)
                            : Draw(at, form.State, RefusalWords.Of(refusal))
                );
    }

    private static StepResult Withdraw(Sitting at) =>
        WithdrawAbolition
            .Decide(at.Facts, at.Today)
            .Match<StepResult>(
                council =>
                    at.Commit(
                        at.Audit(Undo, at.Council.Id.Value, Printed(at.Council)),
                        new CouncilWrite.PutCouncil(council),
                        after => Draw(after, note: "廃止日を取り消しました。連絡協議会は続きます。")
                    ),
                refusal => Draw(at, note: RefusalWords.Of(refusal))
            );

    private static string Printed(Council council) =>
        $"廃止日：{(council.Abolished is { } last ? JapaneseDate.Long(last) : "なし")}　理由：{council.Abolition?.Reason}";

    private static Reply Draw(Sitting at, FormState? form = null, string? note = null)
    {
        var council = at.Council;
        return Reply.Card(
            AbolishCard.Render(
                new AbolishView
                {
                    Drawing = at.Draw(),
                    Council = council,
                    Members = AbolishForm.Offered(at.Facts, at.Today),
                    Open = council.Abolished is { } last ? OpenAtTheEnd.Of(at.Facts, last) : null,
                    Counterpart = CouncilStations.CounterpartOf(council, at.Today),
                    Findings = CouncilReview.OfAbolition(at.Facts, CouncilStations.Of(council), at.Step.Rules.Guideline),
                    CanBeTakenBack = WithdrawAbolition.Decide(at.Facts, at.Today) is Outcome<Council>.Accepted,
                    Form = form ?? FormState.Clean,
                    Note = note,
                }
            )
        );
    }
}
