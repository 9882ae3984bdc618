using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Obligations.AbsenteeContact;

/// <summary>欠席者への連絡: the absentees of a meeting who are still to be told, and one step that enters those who were.</summary>
internal sealed class AbsenteeContactFlow(CouncilSteps councils, ObligationRules rules) : IFlow
{
    public const string Open = ObligationVerbs.Absent;
    public const string Save = "absent.save";
    public const string Undo = "absent.undo";

    public const string EnteredKey = "entered";
    public const string DayKey = "doneOn";

    public IReadOnlyList<Verb> Verbs => [Old.Reads(Open, OpenAsync), Old.Changes(Save, SaveAsync), Old.Changes(Undo, UndoAsync)];

    public Task<Reply> OpenAsync(Step step, CancellationToken cancellation) =>
        councils.ReadAsync(step, Council(step), (facts, access) => Draw(step, facts, access), cancellation);

    public Task<Reply> SaveAsync(Step step, CancellationToken cancellation) =>
        councils.ChangeAsync(step, Council(step), MayMark, (facts, access) => Decide(step, facts, access), cancellation);

    public Task<Reply> UndoAsync(Step step, CancellationToken cancellation) =>
        councils.ChangeAsync(step, Council(step), MayMark, (facts, access) => Withdraw(step, facts, access), cancellation);

    private StepResult Decide(Step step, CouncilFacts facts, CouncilAccess access)
    {
        var form = AbsenteeContactForm.Read(step.Data);
        if (form.ToldOn is not { } day || form.State.HasErrors)
        {
            return Draw(step, facts, access, form.State, Replies.CheckInput);
        }

        return new ContactAbsentees(Meeting(step), form.Chosen, day, form.MeansText).Decide(facts, step.Officer.Id, step.Today) switch
        {
            Outcome<Contacts>.Accepted(var told) => Entered(step, facts, access, told),
            Outcome<Contacts>.Refused(var refusal) => Draw(
                step,
                facts,
                access,
                form.State.With(FieldOf(refusal), RefusalWords.Of(refusal)),
                FieldOf(refusal) is null ? RefusalWords.Of(refusal) : Replies.CheckInput
            ),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private StepResult Entered(Step step, CouncilFacts facts, CouncilAccess access, Contacts told)
    {
        var change = Change(step, "absent.save", told);
        var after = facts.After(change);
        var remaining = facts.Meeting(Meeting(step)) is { } record
            ? ContactAbsentees.Of(after, record, step.Today).Count(a => a.Contacted is null)
            : 0;
        return new StepResult(
            change,
            Draw(
                step,
                after,
                access,
                note: $"{told.Entries.Count}人への連絡を記録しました。{(remaining == 0 ? "全員に連絡済みです。" : $"未連絡は{remaining}人です。")}",
                entered: told.Entries
            )
        );
    }

    private StepResult Withdraw(Step step, CouncilFacts facts, CouncilAccess access)
    {
        var day = JapaneseDate.TryParse(step.Data.Text(DayKey), out var on) ? on : DateOnly.MinValue;
        var members = step.Data.Choices(EnteredKey).Select(id => new MemberId(id)).ToList();
        return new WithdrawContacts(Meeting(step), members, day).Decide(facts, step.Today) switch
        {
            Outcome<Contacts>.Accepted(var withdrawn) => StepResult.Of(
                facts,
                Change(step, "absent.undo", withdrawn),
                after => Draw(step, after, access, note: $"{withdrawn.Entries.Count}人への連絡の入力を取り消しました。")
            ),
            Outcome<Contacts>.Refused(var refusal) => Draw(step, facts, access, note: RefusalWords.Of(refusal)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private Reply Draw(
        Step step,
        CouncilFacts facts,
        CouncilAccess access,
        FormState? form = null,
        string? note = null,
        IReadOnlyList<Fulfilment>? entered = null
    ) =>
        facts.Meeting(Meeting(step)) is not { } record
            ? Reply.Sentence(RefusalWords.Of(new Refusal("absent.no-meeting")))
            : Reply.Card(
                AbsenteeContactCard.Render(
                    new AbsenteeContactView
                    {
                        Drawing = step.Draw(),
                        Council = facts.Council.Id,
                        CouncilName = facts.Council.Name,
                        Meeting = record,
                        Absentees = ContactAbsentees.Of(facts, record, step.Today),
                        By = told => ObligationWords.Who(facts, told.By),
                        Today = step.Today,
                        Due = DueOf(facts, record, step.Today),
                        MayMark = MayMark(access),
                        JustEntered = entered ?? [],
                        Form = form ?? FormState.Clean,
                        Note = note,
                    }
                )
            );

    /// <summary>The guide value while somebody waits; the text gives no day.</summary>
    private string DueOf(CouncilFacts facts, MeetingRecord record, DateOnly today) =>
        ObligationPlanner
            .Of(facts, today, rules)
            .FirstOrDefault(o =>
                o.Kind == ObligationKind.AbsenteeContact && o.Subject.StartsWith($"{record.Id}/", StringComparison.Ordinal)
            )
            is { } open
            ? ObligationWords.Due(open, today)
            : "";

    private static CouncilChange Change(Step step, string what, Contacts contacts) =>
        new()
        {
            Audit = CouncilSteps.Audit(step, what, Meeting(step).Value),
            Writes = [.. contacts.Entries.Select(f => new CouncilWrite.PutFulfilment(f))],
        };

    private static bool MayMark(CouncilAccess access) => ObligationAccess.MayAct(access, ObligationKind.AbsenteeContact);

    private static string? FieldOf(Refusal refusal) =>
        refusal.Code switch
        {
            "absent.nobody-chosen" => AbsenteeContactForm.Members,
            "done.in-future" or "absent.before-meeting" => AbsenteeContactForm.Day,
            "done.means-missing" => AbsenteeContactForm.Means,
            _ => null,
        };

    private static CouncilId Council(Step step) => new(step.Data.Text(Buttons.CouncilKey));

    private static MeetingId Meeting(Step step) => new(step.Data.Text(Buttons.FlowKey));
}
