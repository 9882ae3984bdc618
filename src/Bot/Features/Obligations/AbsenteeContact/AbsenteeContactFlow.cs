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
internal sealed class AbsenteeContactFlow : IFlow
{
    public const string Open = ObligationVerbs.Absent;
    public const string Save = "absent.save";
    public const string Undo = "absent.undo";

    public const string EnteredKey = "entered";
    public const string DayKey = "doneOn";

    private static readonly CouncilRights Marking = ObligationAccess.ToAct(ObligationKind.AbsenteeContact);

    public IReadOnlyList<Verb> Verbs =>
        [Reads.Council(Open, at => Draw(at)), Changes.Council(Save, Marking, Decide), Changes.Council(Undo, Marking, Withdraw)];

    public IReadOnlyList<Effect> Effects =>
        [
            new(Open, "2/0"),
            new(Save, "2/1")
            {
                Writes = ["council.done"],
                Audits = ["absent.save"],
                Ends = [ObligationKind.AbsenteeContact],
            },
            new(Undo, "2/1")
            {
                Writes = ["council.done"],
                Audits = ["absent.undo"],
                Opens = [ObligationKind.AbsenteeContact],
            },
        ];

    private static StepResult Decide(Sitting at)
    {
        var form = AbsenteeContactForm.Read(at.Data, Meeting(at));
        if (form.State.HasErrors)
        {
            return Draw(at, form.State, Replies.CheckInput);
        }

        return form
            .Request.Decide(at.Facts, at.Officer.Id, at.Today)
            .Match<StepResult>(
                told => at.Commit(Change(at, Save, told), after => DrawEntered(after, told)),
                refusal =>
                    Draw(
                        at,
                        form.State.With(AbsenteeContactForm.FieldOf(refusal), RefusalWords.Of(refusal)),
                        AbsenteeContactForm.FieldOf(refusal) is null ? RefusalWords.Of(refusal) : Replies.CheckInput
                    )
            );
    }

    private static StepResult Withdraw(Sitting at)
    {
        var day = JapaneseDate.TryParse(at.Data.Text(DayKey), out var on) ? on : DateOnly.MinValue;
        var members = at.Data.Choices(EnteredKey).Select(id => new MemberId(id)).ToList();
        return new WithdrawContacts(Meeting(at), members, day)
            .Decide(at.Facts, at.Today)
            .Match<StepResult>(
                withdrawn =>
                    at.Commit(
                        Change(at, Undo, withdrawn),
                        after => Draw(after, note: $"{withdrawn.Entries.Count}人への連絡の入力を取り消しました。")
                    ),
                refusal => Draw(at, note: RefusalWords.Of(refusal))
            );
    }

    private static Reply DrawEntered(Sitting after, Contacts told)
    {
        var remaining = after.Facts.Meeting(Meeting(after)) is { } record
            ? ContactAbsentees.Of(after.Facts, record, after.Today).Count(a => a.Contacted is null)
            : 0;
        return Draw(
            after,
            note: $"{told.Entries.Count}人への連絡を記録しました。{(remaining == 0 ? "全員に連絡済みです。" : $"未連絡は{remaining}人です。")}",
            entered: told.Entries
        );
    }

    private static Reply Draw(Sitting at, FormState? form = null, string? note = null, IReadOnlyList<Fulfilment>? entered = null) =>
        at.Facts.Meeting(Meeting(at)) is not { } record
            ? Reply.Sentence(RefusalWords.Of(new Refusal("absent.no-meeting")))
            : Reply.Card(
                AbsenteeContactCard.Render(
                    new AbsenteeContactView
                    {
                        Drawing = at.Draw(),
                        Council = at.Council.Id,
                        CouncilName = at.Council.Name,
                        Meeting = record,
                        Absentees = ContactAbsentees.Of(at.Facts, record, at.Today),
                        By = told => ObligationWords.Who(at.Facts, told.By),
                        Today = at.Today,
                        Due = DueOf(at, record),
                        MayCall = at.Access.Contacts,
                        MayMark = at.Access.HasAny(Marking),
                        JustEntered = entered ?? [],
                        Form = form ?? FormState.Clean,
                        Note = note,
                    }
                )
            );

    /// <summary>The guide value while somebody waits; the text gives no day.</summary>
    private static string DueOf(Sitting at, MeetingRecord record) =>
        ObligationPlanner
            .Of(at.Facts, at.Today, at.Step.Rules)
            .FirstOrDefault(o => o.Kind == ObligationKind.AbsenteeContact && o.Subject == record.Id.Value)
            is { } open
            ? ObligationWords.Due(open, at.Today)
            : "";

    private static CouncilChange Change(Sitting at, string what, Contacts contacts) =>
        new() { Audit = at.Audit(what, Meeting(at).Value), Writes = [.. contacts.Entries.Select(f => new CouncilWrite.PutFulfilment(f))] };

    private static MeetingId Meeting(Sitting at) => new(at.Step.Flow);
}
