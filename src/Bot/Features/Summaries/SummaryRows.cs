using AdaptiveCards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Meetings;
using KobanBot.Bot.Features.Obligations;
using KobanBot.Bot.Features.Reminders;
using KobanBot.Core.Facts;
using KobanBot.Core.Summaries;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Summaries;

/// <summary>What a list says of one row, and where the row leads: one level down. No names of members, at whatever level.</summary>
internal static class SummaryRows
{
    public static SummaryRow Of(FigureRow row, SummaryAddress address, SummaryCase at)
    {
        var named = row.Council is { } council ? Named(council, row, address) : row.At.Name;
        return address.Figure!.Value.Kind switch // A list is of a figure.
        {
            FigureKind.SubmissionsDue or FigureKind.SubmissionsReady or FigureKind.SubmissionsOpen or FigureKind.SubmissionsSent => Station(
                row,
                address
            ),
            FigureKind.Beats or FigureKind.Coverage => Beat(row, address),
            _ when row.Obligation is { } obligation => new SummaryRow(
                named,
                $"{obligation.Sentence}　{obligation.Clauses}",
                ObligationWords.Age(obligation, at.Today),
                row.Council is null ? ToStation(row, address) : ToCouncil(row, address, SummaryTopic.Main)
            ),
            _ when row.Council is null => new SummaryRow(named, null, "", ToStation(row, address)),
            _ when row.Feedback is { } feedback => new SummaryRow(
                named,
                $"{JapaneseDate.WithoutWeekday(feedback.MeetingDate)}　{MeetingWords.Of(feedback.Entry.Field)}　{Kind(feedback)}",
                "",
                row.Meeting is { } source ? ToRecord(row, source, address) : ToCouncil(row, address, SummaryTopic.Feedback)
            ),
            _ when row.Meeting is { } meeting => new SummaryRow(
                named,
                meeting.Example is { } example && address.Figure!.Value.Kind == FigureKind.Examples
                    ? Cards.Shapes.Short(example.Text, 60)
                    : $"{MeetingWords.Of(meeting.Kind)}　{JapaneseDate.WithoutWeekday(meeting.Date)}　{MeetingWords.Of(meeting.State)}",
                Value(address.Figure!.Value.Kind, meeting),
                ToRecord(row, meeting, address)
            ),
            _ when row.Member is not null => new SummaryRow(
                named,
                $"委員{row.Number}　任期 {JapaneseDate.WithoutWeekday(row.Day!.Value)}まで", // A member in office has a last day.
                "",
                ToCouncil(row, address, SummaryTopic.Members)
            ),
            _ => new SummaryRow(
                named,
                row.ReasonOn is { } day ? $"未開催の理由を記入済（{JapaneseDate.WithoutWeekday(day)}）" : null,
                "",
                ToCouncil(row, address, SummaryTopic.Main)
            ),
        };
    }

    private static string Named(Council council, FigureRow row, SummaryAddress address) =>
        address.Scope.Level is ScopeLevel.Prefecture or ScopeLevel.Area ? $"{council.Name}（{row.At.Name}）" : council.Name;

    private static string Kind(Feedback feedback) =>
        feedback.Entry.Kind == FeedbackKind.Opinion ? "意見"
        : feedback.IsOpen
        && feedback.ToldOn is null
        && feedback.Entry.Status is FeedbackStatus.Done or FeedbackStatus.HandedOver or FeedbackStatus.Refused
            ? $"要望　{MeetingWords.Of(feedback.Entry.Status)}　{(feedback.ToldOn is null ? "未連絡" : "連絡済")}"
        : $"要望　{MeetingWords.Of(feedback.Entry.Status)}";

    private static string Value(FigureKind kind, MeetingRecord meeting) =>
        kind switch
        {
            FigureKind.Attendance => $"{meeting.MembersPresent}／{meeting.MembersInOffice}人",
            FigureKind.Minutes => $"{meeting.Minutes}分",
            _ => "",
        };

    private static SummaryRow Station(FigureRow row, SummaryAddress address)
    {
        var package = row.Package!; // Rows of submissions have one.
        var (records, unreported, unrecorded) = (
            package.Councils.Sum(c => c.Records.Count),
            package.Councils.Sum(c => c.Unreported.Count),
            package.Councils.Sum(c => c.Unrecorded.Count)
        );
        return new SummaryRow(
            row.At.Name,
            $"第5号様式 {records}件"
                + (unreported > 0 ? $"、うち署長報告前 {unreported}件" : "")
                + (unrecorded > 0 ? $"、記録簿未作成 {unrecorded}件" : ""),
            package.IsComplete ? "準備済" : "未了",
            ToStation(row, address)
        );
    }

    /// <summary>Its 会議, where the half's papers stand.</summary>
    private static AdaptiveExecuteAction ToStation(FigureRow row, SummaryAddress address) =>
        (address with { Scope = SummaryScope.Of(row.At.Station), Figure = null, Topic = SummaryTopic.Main, Page = 0, Flat = false }).To(
            $"{row.At.Name}の状況を表示"
        );

    private static SummaryRow Beat(FigureRow row, SummaryAddress address)
    {
        var beat = row.Beat!; // Rows of beats have one.
        return new SummaryRow(
            $"{beat.PoliceBox.Name}の所管区",
            $"{row.At.Name}　{(beat.Councils.Count == 0 ? "連絡協議会なし" : string.Join('、', beat.Councils.Select(c => c.Name)))}",
            "",
            row.Council is null ? null : ToCouncil(row, address, SummaryTopic.Main)
        );
    }

    private static AdaptiveExecuteAction ToCouncil(FigureRow row, SummaryAddress address, SummaryTopic topic) =>
        (
            address with
            {
                Scope = SummaryScope.Of(row.Council!.Id), // Only for rows of a council.
                Figure = null,
                Topic = topic,
                Page = 0,
                Flat = false,
            }
        ).To($"{row.Council.Name}{Told(row)}の状況を表示");

    private static AdaptiveExecuteAction ToRecord(FigureRow row, MeetingRecord meeting, SummaryAddress address) =>
        AdaptiveExecuteAction.Create(
            $"{row.Council!.Name}{Told(row)}　{JapaneseDate.WithoutWeekday(meeting.Date)}の記録を表示", // Only for rows of a council.
            SummaryVerbs.Record,
            new System.Text.Json.Nodes.JsonObject
            {
                [SummaryAddress.Key] = (address with { Figure = null, Topic = SummaryTopic.Main, Page = 0, Flat = false }).Code,
                [Buttons.CouncilKey] = row.Council.Id.Value,
                [Buttons.FlowKey] = meeting.Id.Value,
            }
        );

    // Rows of one council on one page do different things or look alike; a screen reader tells them apart by this.
    private static string Told(FigureRow row) => row.Member is not null ? $"　委員{row.Number}" : "";
}
