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
        return row switch
        {
            SubmissionRow package => Package(package, address),
            BeatRow beat => Beat(beat, address),
            ObligationRow { Obligation: var obligation } => new SummaryRow(
                named,
                $"{obligation.Sentence}　{obligation.Clauses}",
                ObligationWords.Age(obligation, at.Today),
                row.Council is { } owing ? ToCouncil(owing, address, SummaryTopic.Main) : ToStation(row, address)
            ),
            StationRow => new SummaryRow(named, null, "", ToStation(row, address)),
            FeedbackRow { Feedback: var feedback } said => new SummaryRow(
                named,
                $"{JapaneseDate.WithoutWeekday(feedback.MeetingDate)}　{MeetingWords.Of(feedback.Entry.Field)}　{Kind(feedback)}",
                "",
                said.Meeting is { } source
                    ? ToRecord(said.Council, source, address)
                    : ToCouncil(said.Council, address, SummaryTopic.Feedback)
            ),
            MeetingRow { Meeting: var meeting } held => new SummaryRow(
                named,
                meeting.Example is { } example && address.Figure?.Kind == FigureKind.Examples
                    ? Cards.Shapes.Short(example.Text, 60)
                    : $"{MeetingWords.Of(meeting.Kind)}　{JapaneseDate.WithoutWeekday(meeting.Date)}　{MeetingWords.Of(meeting.State)}",
                Value(address.Figure?.Kind, meeting),
                ToRecord(held.Council, meeting, address)
            ),
            MemberRow member => new SummaryRow(
                named,
                $"委員{member.Number}　任期 {JapaneseDate.WithoutWeekday(member.Last)}まで",
                "",
                ToCouncil(member.Council, address, SummaryTopic.Members, member.Number)
            ),
            CouncilRow whole => new SummaryRow(
                named,
                whole.ReasonOn is { } day ? $"未開催の理由を記入済（{JapaneseDate.WithoutWeekday(day)}）" : null,
                "",
                ToCouncil(whole.Council, address, SummaryTopic.Main)
            ),
            _ => throw new System.Diagnostics.UnreachableException(),
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

    private static string Value(FigureKind? kind, MeetingRecord meeting) =>
        kind switch
        {
            FigureKind.Attendance => $"{meeting.MembersPresent}／{meeting.MembersInOffice}人",
            FigureKind.Minutes => $"{meeting.Minutes}分",
            _ => "",
        };

    private static SummaryRow Package(SubmissionRow row, SummaryAddress address)
    {
        var package = row.Package;
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

    private static SummaryRow Beat(BeatRow row, SummaryAddress address)
    {
        var beat = row.Beat;
        return new SummaryRow(
            $"{beat.PoliceBox.Name}の所管区",
            $"{row.At.Name}　{(beat.Councils.Count == 0 ? "連絡協議会なし" : string.Join('、', beat.Councils.Select(c => c.Name)))}",
            "",
            row.Council is { } first ? ToCouncil(first, address, SummaryTopic.Main) : null
        );
    }

    /// <param name="member">
    /// The number of the member of the row: rows of one council on one page do different things or look alike, and a screen reader tells them
    /// apart by it.
    /// </param>
    private static AdaptiveExecuteAction ToCouncil(Council council, SummaryAddress address, SummaryTopic topic, int? member = null) =>
        (address with { Scope = SummaryScope.Of(council.Id), Figure = null, Topic = topic, Page = 0, Flat = false }).To(
            $"{council.Name}{(member is null ? "" : $"　委員{member}")}の状況を表示"
        );

    private static AdaptiveExecuteAction ToRecord(Council council, MeetingRecord meeting, SummaryAddress address) =>
        AdaptiveExecuteAction.Create(
            $"{council.Name}　{JapaneseDate.WithoutWeekday(meeting.Date)}の記録を表示",
            SummaryVerbs.Record,
            new System.Text.Json.Nodes.JsonObject
            {
                [SummaryAddress.Key] = (address with { Figure = null, Topic = SummaryTopic.Main, Page = 0, Flat = false }).Code,
                [Buttons.CouncilKey] = council.Id.Value,
                [Buttons.FlowKey] = meeting.Id.Value,
            }
        );
}
