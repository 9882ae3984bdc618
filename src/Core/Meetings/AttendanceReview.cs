using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;

namespace KobanBot.Core.Meetings;

/// <summary>Whether those who are said to have been there could have been: members, officers and guests on the day of the meeting.</summary>
internal static class AttendanceReview
{
    public static IEnumerable<ReviewFinding> Of(CouncilFacts facts, MeetingContent content, GuidelineSettings settings)
    {
        if (content.Date is not { } date)
        {
            yield break;
        }

        var members = facts.MembersOn(date).ToList();
        var attendance = content.Attendance;
        if (attendance.Absent.Any(id => members.TrueForAll(m => m.Id != id)))
        {
            yield return ReviewFinding.Hard(
                "record.not-a-member",
                "開催日に在任していない委員が欠席者に含まれています。",
                "記 第2-6(6)",
                RecordStep.Attendance
            );
        }

        if (
            attendance
                .Letters.Where(l => attendance.Absent.Contains(l.Member))
                .Select(l => facts.Member(l.Member)?.Name)
                .FirstOrDefault() is
            { } away
        )
        {
            yield return ReviewFinding.Hard(
                "record.letter-absent",
                $"欠席の{away}委員に、会議での委嘱状の交付が選択されています。出欠と交付のどちらかを直してください。",
                "要綱 第5-1",
                RecordStep.Attendance
            );
        }

        var police = facts.OperatingOn(date).Concat(facts.SupervisorsOn(date, settings)).Select(r => r.Officer).ToHashSet();
        if ((attendance.Officers ?? []).Concat(attendance.Supervisors).Any(o => !police.Contains(o)))
        {
            yield return ReviewFinding.Hard(
                "record.not-on-roster",
                "開催日に配置されていない警察職員が出席者に含まれています。",
                "要綱 第4-3",
                RecordStep.Attendance
            );
        }

        if ((Doubled(attendance.Guests) ?? Doubled(attendance.OtherDivisions)) is { } twice)
        {
            yield return ReviewFinding.Hard(
                "record.listed-twice",
                $"「{twice}」が出席者に2回記入されています。別の方の場合は、役職等を書き添えてください。",
                "記 第2-3(4)イ",
                RecordStep.Attendance
            );
        }

        var counted = facts.MembersOn(date, settings).Count();
        if (counted < settings.FewestMembers)
        {
            yield return ReviewFinding.Plus(
                "record.under-five",
                $"開催日の委員が{counted}人です。{settings.FewestMembers}人以上の確保が求められています。",
                "記 第2-3(2)"
            );
        }

        if (members.Count > 0 && members.Count == attendance.Absent.Count)
        {
            yield return ReviewFinding.Plus("record.nobody-present", "出席した委員がいません。", "要綱 第4-1", RecordStep.Attendance);
        }

        if (facts.LeadOn(date) is null)
        {
            yield return ReviewFinding.Plus("record.lead-vacant", $"開催日に、{LeadReview.Vacancy(facts, date)}", "要綱 第4-4");
        }

        if (attendance.Guests.Count > 0 && attendance.Consultation != GuestConsultation.Done)
        {
            yield return ReviewFinding.Warn(
                "record.guest-consultation",
                attendance.Consultation == GuestConsultation.NotDone
                    ? "委員以外の参加者について、人選の事前検討が未実施です。"
                    : "委員以外の参加者について、人選の事前検討を実施したか不明です。",
                "記 第2-5(3)",
                RecordStep.Attendance
            );
        }

        if (attendance.Guests.Count > 0 && attendance.ConsultedOn > date)
        {
            yield return ReviewFinding.Warn(
                "record.consulted-late",
                "人選の検討日が開催日より後です。",
                "記 第2-5(3)",
                RecordStep.Attendance
            );
        }
    }

    private static string? Doubled(IReadOnlyList<string> lines) =>
        lines
            .GroupBy(l => l.Replace(" ", "", StringComparison.Ordinal).Replace("　", "", StringComparison.Ordinal))
            .FirstOrDefault(g => g.Count() > 1)
            ?.First();
}
