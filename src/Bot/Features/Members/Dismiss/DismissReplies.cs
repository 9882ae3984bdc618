using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Members;
using KobanBot.Core.Obligations;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Members.Dismiss;

/// <summary>The cards of 解嘱, drawn from what is stored.</summary>
internal static class DismissReplies
{
    public static Reply List(Sitting at, string? note = null) => Reply.Card(DismissListCard.Render(DismissListView.Of(at, note)));

    public static Reply Form(
        Sitting at,
        Member member,
        FormState? form = null,
        string? note = null,
        IReadOnlyList<Finding>? findings = null
    ) =>
        Reply.Card(
            DismissCard.Render(
                new DismissView
                {
                    Drawing = at.Draw(),
                    Council = at.Council.Id,
                    CouncilName = at.Council.Name,
                    Member = member,
                    Today = at.Today,
                    Attendance = ParticipationHistory.Of(at.Facts, member.Id),
                    IsInOffice = member.Commissions.Any(c => c.Covers(at.Today)),
                    Considered = DismissListView.ConsiderationOf(member, at.Today)?.Since,
                    Findings = findings,
                    Form = form ?? FormState.Clean,
                    Note = note,
                }
            )
        );

    public static Reply Dismissed(Sitting at, ObligationRules rules, FormState? form = null, string? note = null, DateOnly? day = null)
    {
        var on = day ?? Day(at.Step);
        if (
            at.Facts.Member(Member(at.Step)) is not { } member
            || member.Commissions.FirstOrDefault(c => c.Dismissal?.Day == on)?.Dismissal is not { } dismissal
        )
        {
            return at.Access.Commission
                ? List(at, RefusalWords.Of(new Refusal("dismissal.unknown")))
                : Reply.Sentence(RefusalWords.Of(new Refusal("dismissal.unknown")));
        }

        return Reply.Card(
            DismissedCard.Render(
                DismissedView.Of(at, member, dismissal, rules) with
                {
                    CorrectsNotice = at.Access.Commission && at.Data.Text(DismissFlow.CorrectKey).Length > 0,
                    Form = form ?? FormState.Clean,
                    Note = note,
                }
            )
        );
    }

    public static MemberId Member(Step step) => new(step.Flow);

    public static DateOnly Day(Step step) =>
        JapaneseDate.TryParse(step.Data.Text(DismissFlow.DayKey), out var day) ? day : DateOnly.MinValue;
}
