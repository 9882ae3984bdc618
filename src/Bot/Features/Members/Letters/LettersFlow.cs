using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Members;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Members.Letters;

/// <summary>委嘱状（第3号様式）の交付: one letter, several, or all, with the day (要綱 第5-1).</summary>
internal sealed class LettersFlow(ObligationRules rules) : IFlow
{
    public const string Save = "letters.save";
    public const string Undo = "letters.undo";

    public const string EnteredKey = "entered";
    public const string DayKey = "doneOn";

    public IReadOnlyList<Verb> Verbs =>
        [
            Reads.ChosenCouncil(MemberVerbs.Letters, "委嘱状の交付", at => Draw(at)),
            Changes.Council(Save, CouncilRights.Commission, HandOver),
            Changes.Council(Undo, CouncilRights.Commission, Withdraw),
        ];

    public IReadOnlyList<Effect> Effects =>
        [
            new(MemberVerbs.Letters, "2/0"),
            new(Save, "2/1") { Writes = ["council.member"], Audits = ["letters.save"] },
            new(Undo, "2/1") { Writes = ["council.member"], Audits = ["letters.undo"] },
        ];

    public IReadOnlyList<Spoken> Words =>
        [
            new(MemberVerbs.Letters, "委嘱状を交付した日を入力します。", "委嘱状", "いしょくじょう", "委嘱状の交付", "交付", "こうふ")
            {
                Audience = Audience.Council,
            },
        ];

    private StepResult HandOver(Sitting at)
    {
        var form = LettersForm.Read(at.Data);
        if (form.Request is not { } request)
        {
            return Draw(at, form.State, Replies.CheckInput);
        }

        return request
            .Decide(at.Facts, at.Today)
            .Match<StepResult>(
                handed =>
                {
                    List<LetterOf> entered = [.. request.Letters.Where(l => handed.Refused.All(r => r.Letter != l))];
                    return at.Commit(
                        Change(at, Save, handed.Members),
                        after =>
                            Reply.Card(
                                LettersCard.Render(
                                    View(after, FormState.Clean, $"{entered.Count}件の交付を記録しました。") with
                                    {
                                        JustEntered = entered,
                                        EnteredOn = request.Day,
                                        Refused = [.. handed.Refused.Select(r => RefusalWords.Of(r.Refusal))],
                                    }
                                )
                            )
                    );
                },
                refusal =>
                    Draw(
                        at,
                        form.State.With(FieldOf(refusal), RefusalWords.Of(refusal)),
                        FieldOf(refusal) is null ? RefusalWords.Of(refusal) : Replies.CheckInput
                    )
            );
    }

    private StepResult Withdraw(Sitting at)
    {
        var day = JapaneseDate.TryParse(at.Data.Text(DayKey), out var on) ? on : DateOnly.MinValue;
        return new WithdrawLetters(LettersForm.Read(at.Data, EnteredKey), day)
            .Decide(at.Facts)
            .Match<StepResult>(
                withdrawn =>
                    at.Commit(Change(at, Undo, withdrawn.Members, $"{day:O}"), after => Draw(after, note: "交付の記録を取り消しました。")),
                refusal => Draw(at, note: RefusalWords.Of(refusal))
            );
    }

    private static CouncilChange Change(Sitting at, string what, IReadOnlyList<Member> members, string? before = null) =>
        new()
        {
            Audit = at.Audit(what, string.Join(',', members.Select(m => m.Id)), before),
            Writes = [.. members.Select(m => new CouncilWrite.PutMember(m))],
        };

    private Reply Draw(Sitting at, FormState? form = null, string? note = null) =>
        Reply.Card(LettersCard.Render(View(at, form ?? FormState.Clean, note)));

    private LettersView View(Sitting at, FormState form, string? note) =>
        new()
        {
            Drawing = at.Draw(),
            Council = at.Council.Id,
            CouncilName = at.Council.Name,
            Today = at.Today,
            Pending = PendingLetter.Of(at.Facts, at.Today, rules.Guideline),
            MayEnter = at.Access.Commission,
            Form = form,
            Note = note,
        };

    private static string? FieldOf(Refusal refusal) =>
        refusal.Property switch
        {
            nameof(HandOverLetters.Day) => LettersForm.Day,
            nameof(HandOverLetters.Letters) => LettersForm.Letters,
            _ => null,
        };
}
