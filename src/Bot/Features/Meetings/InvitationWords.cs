using KobanBot.Core.Correspondence;
using KobanBot.Core.Facts;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Meetings;

/// <summary>How a planned meeting stands in calendars, and what the plan says of that.</summary>
internal static class InvitationWords
{
    /// <summary>Names council, day, time and place; topics and persons stay in the chat.</summary>
    public static CalendarEntry Entry(Council council, Invitation invitation)
    {
        var (day, start) = (invitation.Planned.Date, invitation.Planned.Start);
        var begin = JapanTime.At(day, start ?? TimeOnly.MinValue);
        return new CalendarEntry
        {
            Uid = invitation.Id,
            Sequence = invitation.Sequence,
            Subject = $"{council.Name}　定期会議{(invitation.Cancelled ? "（中止）" : "")}",
            Text = string.Join(
                '\n',
                [
                    invitation.Cancelled ? "次の定期会議は、開催計画から取り消されました。"
                    : invitation.Sequence > 0 ? "次の定期会議の予定が変わりました。"
                    : "次の定期会議が計画されました。",
                    "",
                    $"連絡協議会　{council.Name}",
                    $"日時　{Time(invitation.Planned)}",
                    .. invitation.Planned.Place.Length > 0 ? [$"場所　{invitation.Planned.Place}"] : Array.Empty<string>(),
                    "",
                    "議題などは、TeamsでKobanBotを開き「開催計画」と送信すると確認できます。",
                ]
            ),
            Start = begin,
            End = start is null ? begin.AddDays(1) : begin + InvitedTime.Length,
            IsWholeDay = start is null,
            Place = invitation.Planned.Place,
            Cancelled = invitation.Cancelled,
        };
    }

    /// <summary>One line under the planned meeting.</summary>
    public static string State(Invitation invitation) =>
        invitation switch
        {
            { ChangedByHand: true, ByHand: null } =>
                "予定表から削除されています。計画はそのままです。計画を取り消すか、予定表に登録し直してください。",
            { ChangedByHand: true, ByHand: { } now } =>
                $"予定表では{Time(now)}{(now.Place.Length > 0 ? $"　{now.Place}" : "")}に変更されています。計画と予定表のどちらかを直してください。",
            { Waits: true } => "予定表への登録を待っています。自動で登録されます。",
            { Answers.Count: > 0 } =>
                $"予定表に登録済み　出席{Count(invitation, InvitationReply.Accepted)}人　欠席{Count(invitation, InvitationReply.Declined)}人　未回答{Count(invitation, InvitationReply.None) + Count(invitation, InvitationReply.Tentative)}人",
            _ => "予定表に登録済み",
        };

    private static int Count(Invitation invitation, InvitationReply reply) => invitation.Answers.Count(a => a.Reply == reply);

    private static string Time(InvitedTime time) =>
        $"{JapaneseDate.Long(time.Date)}{(time.Start is { } start ? $" {start:HH:mm}" : "　時刻未定")}";
}
