using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Guideline;
using static KobanBot.Bot.Features.Members.Dismiss.DismissFlow;

namespace KobanBot.Bot.Features.Members.Dismiss;

/// <summary>What the verbs of 解嘱 cost and leave behind.</summary>
internal static class DismissEffects
{
    public static readonly IReadOnlyList<Effect> All =
    [
        new(Open, "2/0"),
        new(Enter, "2/0, 2/1"),
        new(Review, "2/0"),
        new(Save, "2/1")
        {
            Writes = ["council.member"],
            Audits = ["dismissal.save"],
            Opens =
            [
                ObligationKind.DismissalNotice,
                ObligationKind.LetterRetrieval,
                ObligationKind.MemberVacancy,
                ObligationKind.OperationListCorrection,
                ObligationKind.TooFewMembers,
            ],
            Ends = [ObligationKind.OperationListCorrection, ObligationKind.AbsenteeContact],
        },
        new(Show, "2/1"),
        new(Notify, "2/1")
        {
            Writes = ["council.member"],
            Audits = ["dismissal.notify"],
            Ends = [ObligationKind.DismissalNotice],
        },
        new(Letter, "2/1")
        {
            Writes = ["council.member"],
            Audits = ["dismissal.letter"],
            Ends = [ObligationKind.LetterRetrieval],
        },
        new(Undo, "2/1")
        {
            Writes = ["council.member"],
            Audits = ["dismissal.undo"],
            Opens = [ObligationKind.OperationListCorrection],
            Ends =
            [
                ObligationKind.DismissalNotice,
                ObligationKind.MemberVacancy,
                ObligationKind.OperationListCorrection,
                ObligationKind.TooFewMembers,
            ],
        },
    ];
}
