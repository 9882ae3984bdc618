using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Time;

namespace KobanBot.Core.Members;

/// <summary>What the guideline has to say about a 解嘱. Only a day outside of the term is impossible (H5); the letter never blocks.</summary>
public static class DismissalReview
{
    private const string Reasons = "記 第2-4(2)ア";

    /// <summary>任期中であっても (要綱 第5-3): on a day of a term.</summary>
    public static IEnumerable<Finding> OfDay(Member member, DateOnly day)
    {
        if (!member.Commissions.Any(c => c.Term.Contains(day)))
        {
            yield return new Finding(
                FindingLevel.Hard,
                "dismissal.outside-term",
                $"解嘱日（{JapaneseDate.WithoutWeekday(day)}）が任期の外の日付です。",
                ""
            );
        }
    }

    /// <summary>Whether what is written bears the reason out, as far as the reason asks for something.</summary>
    public static IEnumerable<Finding> OfGrounds(Member member, DismissalGrounds grounds, DateOnly day, GuidelineSettings settings) =>
        grounds.Reason switch
        {
            DismissalReason.Misconduct => Written(
                grounds,
                "ふさわしくない行為（要綱では非行）の内容が未記入です。",
                "要綱 第5-3、" + Reasons
            ),
            DismissalReason.Resignation => Requested(grounds, day),
            DismissalReason.MovedAway => MovedAway(member, grounds, settings),
            DismissalReason.OtherSpecialReason => Written(grounds, "その他特別の理由の内容が未記入です。", "要綱 第5-3"),
            // 死亡 needs no grounds, and for 参画意識 the attendance is shown and weighed by people.
            _ => [],
        };

    /// <summary>会議の運営に支障を来す場合は後任を補充 (記 第2-4(2)イ).</summary>
    public static IEnumerable<Finding> OfVacancy(
        CouncilFacts facts,
        Member member,
        DateOnly day,
        bool? needsSuccessor,
        GuidelineSettings settings
    )
    {
        if (needsSuccessor is null)
        {
            yield return new Finding(FindingLevel.Warn, "dismissal.successor", "会議の運営への支障の有無が未選択です。", "記 第2-4(2)イ");
        }

        var left = facts.MembersOn(day, settings).Count(m => m.Id != member.Id);
        // On a day on which the member is none any more nobody is lost by it, and the number would be another day's.
        if (left < settings.FewestMembers && member.InOfficeOn(day))
        {
            yield return new Finding(
                FindingLevel.WarnPlus,
                "dismissal.too-few",
                $"解嘱により委員が{left}人となります。{settings.FewestMembers}人以上の確保が求められています。",
                "記 第2-3(2)、記 第2-4(2)イ"
            );
        }
    }

    /// <summary>通知 (要綱 第5-4). Of a 死亡 only somebody who stands in can be told.</summary>
    public static IEnumerable<Finding> OfNotice(Dismissal dismissal)
    {
        if (dismissal.Notice is not { } notice)
        {
            yield return new Finding(
                FindingLevel.WarnPlus,
                "dismissal.notice",
                dismissal.Reason == DismissalReason.Death
                    ? "御遺族等への通知が未記入です。"
                    : "解嘱の通知（本人又はこれに代わる者に口頭又は文書）が未記入です。",
                "要綱 第5-4"
            );
        }
        else if (notice.Recipient == NoticeRecipient.Substitute && string.IsNullOrWhiteSpace(notice.Relation))
        {
            yield return new Finding(FindingLevel.Warn, "dismissal.relation", "通知の相手の続柄が未記入です。", "要綱 第5-4");
        }
        else if (notice.Recipient == NoticeRecipient.Member && dismissal.Reason == DismissalReason.Death)
        {
            yield return new Finding(
                FindingLevel.WarnPlus,
                "dismissal.recipient",
                "通知の相手を、これに代わる者としてください。",
                "要綱 第5-4"
            );
        }
    }

    /// <summary>必要に応じて回収 (要綱 第5-5); where misuse is feared 確実に (記 第2-4(2)ウ). Not returning it never stands in the way.</summary>
    public static IEnumerable<Finding> OfLetter(Dismissal dismissal)
    {
        if (dismissal.LetterSettled)
        {
            yield break;
        }

        yield return dismissal.MisuseFeared
            ? new Finding(
                FindingLevel.WarnPlus,
                "dismissal.letter-misuse",
                "委嘱状が悪用されるおそれがあります。確実に回収してください。",
                "記 第2-4(2)ウ"
            )
            : new Finding(
                FindingLevel.Info,
                "dismissal.letter",
                "委嘱状は必要に応じて回収してください。返納は解嘱の要件ではありません。",
                "要綱 第5-5、記 第2-4(2)ウ"
            );
    }

    private static IEnumerable<Finding> Written(DismissalGrounds grounds, string sentence, string clauses) =>
        string.IsNullOrWhiteSpace(grounds.Text) ? [new Finding(FindingLevel.WarnPlus, "dismissal.reason-text", sentence, clauses)] : [];

    private static IEnumerable<Finding> Requested(DismissalGrounds grounds, DateOnly day)
    {
        if (grounds.RequestedOn is not { } requested)
        {
            yield return new Finding(FindingLevel.Warn, "dismissal.requested-on", "辞退の申出日が未記入です。", Reasons);
        }
        else if (requested > day)
        {
            yield return new Finding(FindingLevel.Warn, "dismissal.requested-late", "辞退の申出日が解嘱日より後です。", Reasons);
        }
    }

    /// <summary>移動等により居住地、勤務先が所管区外となり、会議への参画が見込めない: both halves, and of the first what A9 says.</summary>
    private static IEnumerable<Finding> MovedAway(Member member, DismissalGrounds grounds, GuidelineSettings settings)
    {
        if (!TieIsGone(member, grounds, settings.MovedAway))
        {
            yield return new Finding(
                FindingLevel.WarnPlus,
                "dismissal.tie-remains",
                settings.MovedAway == MovedAwayReading.Both
                    ? "居住地と勤務先のいずれも所管区外となったことを確認してください。"
                    : "委員との関係の基となった居住地又は勤務先が、所管区外となったことを確認してください。",
                Reasons,
                "「居住地、勤務先」の読み方は要綱に定めがなく、設定による扱いです。"
            );
        }

        if (!grounds.ParticipationUnlikely)
        {
            yield return new Finding(
                FindingLevel.WarnPlus,
                "dismissal.may-take-part",
                "移動のみでは解嘱事由になりません。会議への参画が見込めないことを確認してください。",
                Reasons
            );
        }
    }

    // Where nobody has entered what the tie was, the officer's tick says it.
    private static bool TieIsGone(Member member, DismissalGrounds grounds, MovedAwayReading reading)
    {
        if (reading == MovedAwayReading.Both)
        {
            return grounds is { ResidenceOutside: true, WorkplaceOutside: true };
        }

        var ties = (member.Ties ?? []).Where(t => t != BeatTie.Organisation).ToList();
        return ties.Count == 0
            ? grounds.ResidenceOutside || grounds.WorkplaceOutside
            : ties.TrueForAll(t => t == BeatTie.Residence ? grounds.ResidenceOutside : grounds.WorkplaceOutside);
    }
}
