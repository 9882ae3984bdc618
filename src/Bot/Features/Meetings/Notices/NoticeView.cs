using KobanBot.Bot.Features.Councils.Consulting;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.SupportRequests;
using KobanBot.Core.Facts;
using KobanBot.Core.Meetings;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Meetings.Notices;

/// <param name="Detail">The reason or question, where the kind has one.</param>
/// <param name="MeantFor">Whom it did not reach, when it goes to somebody else instead.</param>
internal sealed record NoticeView(
    Drawing Drawing,
    CouncilId Council,
    string CouncilName,
    MeetingId Meeting,
    int? Version,
    string When,
    MessageKind Kind,
    string? Detail,
    string? MeantFor = null
)
{
    /// <summary>Whoever gets it may open what it is about today.</summary>
    public bool IsReadable { get; init; } = true;

    /// <summary>The view of a message, from the facts at the time of sending; null when there is nothing to say any more.</summary>
    public static NoticeView? Of(CouncilFacts facts, OutgoingMessage message, DateTimeOffset now)
    {
        if (message.Kind is MessageKind.SupportAsked or MessageKind.SupportAnswered)
        {
            return SupportView(facts, message, now);
        }

        if (message.Kind is MessageKind.MemberReported or MessageKind.MemberReportAnswered)
        {
            return ReportView(facts, message, now);
        }

        if (message.Kind is MessageKind.ConsultationAsked or MessageKind.ConsultationAnswered)
        {
            return ConsultationView(facts, message, now);
        }

        if (message.Kind == MessageKind.PackageAsked)
        {
            return PackageView(facts, message, now);
        }

        if (message.Kind == MessageKind.EnlistmentAsked)
        {
            return OfStation(facts, message, now) with { MeantFor = AddresseeOf(facts, message, now) };
        }

        if (message.Kind is MessageKind.DeputyAppointed or MessageKind.DeputyEnded)
        {
            return OfStation(facts, message, now);
        }

        if (message.Kind is MessageKind.PostingChanged or MessageKind.PostingEnded)
        {
            return PostingWords.Of(facts, message, JapanTime.DayOf(now)) is { } posting
                ? OfStation(facts, message, now) with
                {
                    Detail = posting,
                }
                : null;
        }

        if (message.Applicant is { } applicant)
        {
            return OfStation(facts, message, now) with { CouncilName = applicant.Station, Detail = $"理由：{applicant.Reason}" };
        }

        if (message.NeedsNoRight)
        {
            return HandoverNotice(facts, message, now);
        }

        var (draft, record) = (facts.Draft(message.Meeting), facts.Meeting(message.Meeting));
        var settled = message.Kind switch
        {
            MessageKind.ConfirmationAsked => draft?.State != DraftState.AwaitingLead,
            MessageKind.Returned => draft is not { State: DraftState.Draft, ReturnReason: not null },
            MessageKind.Confirmed => record is not { State: RecordState.Confirmed },
            MessageKind.ConfirmationGiven => record is null,
            MessageKind.SupplementAsked => record?.Supplement is null,
            _ => false,
        };
        var (kind, date) =
            record is not null && !(draft?.IsOpen ?? false) ? (record.Kind, record.Date) : (draft?.Content.Kind, draft?.Content.Date);
        return settled
            ? null
            : new NoticeView(
                new Drawing(Guid.CreateVersion7(now), UserId: null),
                facts.Council.Id,
                facts.Council.Name,
                message.Meeting,
                draft is { IsOpen: true } ? draft.Version : null,
                MeetingWords.When(kind, date),
                message.Kind,
                message.Kind switch
                {
                    MessageKind.Returned => $"差し戻しの理由：{draft?.ReturnReason}",
                    MessageKind.SupplementAsked => $"依頼の内容：{record?.Supplement?.Text}",
                    _ => null,
                },
                AddresseeOf(facts, message, now)
            );
    }

    /// <summary>The request as it is now: closed, or read, it needs nobody any more.</summary>
    private static NoticeView? SupportView(CouncilFacts facts, OutgoingMessage message, DateTimeOffset now)
    {
        var request = facts.SupportRequests.Concat(facts.AnsweredSupport).FirstOrDefault(s => s.Id == message.Meeting.Value);
        return request is null || request.Read || (message.Kind == MessageKind.SupportAsked && !request.IsOpen)
            ? null
            : new NoticeView(
                new Drawing(Guid.CreateVersion7(now), UserId: null),
                facts.Council.Id,
                facts.Council.Name,
                message.Meeting,
                request.Version,
                $"依頼日　{JapaneseDate.Long(JapanTime.DayOf(request.At))}　{TitleOf(facts, request.By)}",
                message.Kind,
                message.Kind == MessageKind.SupportAsked ? request.Text
                    : request.Answer.Length > 0 ? $"{SupportWords.Of(request.Status)}：{request.Answer}"
                    : SupportWords.Of(request.Status),
                AddresseeOf(facts, message, now)
            );
    }

    /// <summary>Of which half it is; how far the package has come shows the card that it opens.</summary>
    private static NoticeView? PackageView(CouncilFacts facts, OutgoingMessage message, DateTimeOffset now) =>
        JapaneseDate.TryParse(message.Meeting.Value, out var first)
            ? new NoticeView(
                new Drawing(Guid.CreateVersion7(now), UserId: null),
                facts.Council.Id,
                facts.Council.AnsweringOn(JapanTime.DayOf(now))?.Name ?? facts.Council.Name,
                message.Meeting,
                null,
                $"{HalfOf(first)}",
                message.Kind,
                null,
                AddresseeOf(facts, message, now)
            )
            : null;

    private static HalfYear HalfOf(DateOnly first) =>
        HalfYear.Of(first, first.Month is 4 or 10 ? HalfYearDivision.FiscalYear : HalfYearDivision.CalendarYear);

    /// <summary>What the police box has told, without the name: the card shows it to whoever may see it.</summary>
    private static NoticeView? ReportView(CouncilFacts facts, OutgoingMessage message, DateTimeOffset now)
    {
        var report = facts.Reports.FirstOrDefault(r => r.Id == message.Meeting.Value);
        return report is null || (message.Kind == MessageKind.MemberReported && !report.IsOpen)
            ? null
            : new NoticeView(
                new Drawing(Guid.CreateVersion7(now), UserId: null),
                facts.Council.Id,
                facts.Council.Name,
                message.Meeting,
                report.Version,
                $"連絡日　{JapaneseDate.Long(JapanTime.DayOf(report.At))}　{TitleOf(facts, report.By)}",
                message.Kind,
                message.Kind == MessageKind.MemberReported ? null : $"対応：{report.Answer}",
                AddresseeOf(facts, message, now)
            );
    }

    /// <summary>What an answered one was about needs no answer any more.</summary>
    private static NoticeView? ConsultationView(CouncilFacts facts, OutgoingMessage message, DateTimeOffset now)
    {
        var request = facts.Consultations.FirstOrDefault(c => c.Id == message.Meeting.Value);
        return request is null || (message.Kind == MessageKind.ConsultationAsked && !request.IsOpen)
            ? null
            : new NoticeView(
                new Drawing(Guid.CreateVersion7(now), UserId: null),
                facts.Council.Id,
                facts.Council.Name,
                message.Meeting,
                request.Version,
                $"依頼日　{JapaneseDate.Long(JapanTime.DayOf(request.At))}　{ConsultationWords.Of(request.Kind)}",
                message.Kind,
                request.Answer is { } answer ? ConsultationWords.Of(answer) : null,
                message.Kind == MessageKind.ConsultationAnswered ? AddresseeOf(facts, message, now) : null
            );
    }

    /// <summary>About nothing of the council: it only comes by way of it.</summary>
    private static NoticeView OfStation(CouncilFacts facts, OutgoingMessage message, DateTimeOffset now) =>
        new(
            new Drawing(Guid.CreateVersion7(now), UserId: null),
            facts.Council.Id,
            facts.Council.AnsweringOn(JapanTime.DayOf(now))?.Name ?? facts.Council.Name,
            message.Meeting,
            Version: null,
            JapaneseDate.Long(JapanTime.DayOf(now)),
            message.Kind,
            Detail: null
        );

    /// <summary>Nothing of what it holds: the receiver may not have come yet, and the giver may have left.</summary>
    private static NoticeView? HandoverNotice(CouncilFacts facts, OutgoingMessage message, DateTimeOffset now)
    {
        var handover = facts.Handovers.FirstOrDefault(h => h.Id == message.Meeting.Value);
        var isConfirmed = message.Kind == MessageKind.HandoverConfirmed;
        return handover is null || handover.ConfirmedAt is not null != isConfirmed
            ? null
            : new NoticeView(
                new Drawing(Guid.CreateVersion7(now), UserId: null),
                facts.Council.Id,
                facts.Council.Name,
                message.Meeting,
                Version: null,
                isConfirmed
                    ? $"確認　{JapaneseDate.Long(JapanTime.DayOf(handover.ConfirmedAt ?? now))}　{TitleOf(facts, handover.To)}"
                    : $"前任者　{TitleOf(facts, handover.By)}",
                message.Kind,
                Coming(facts, message.To, JapanTime.DayOf(now)) is { } day
                    ? $"{JapaneseDate.Short(day)}から、「引継書」と送信すると内容が表示されます。"
                    : null,
                AddresseeOf(facts, message, now)
            )
            {
                // Until then it would only be refused.
                IsReadable = facts.Roster.Any(r => r.Officer == message.To && r.Days.Contains(JapanTime.DayOf(now))),
            };
    }

    /// <summary>The first day of whoever is still to come; null for who is posted at the council, and for who has left it.</summary>
    private static DateOnly? Coming(CouncilFacts facts, OfficerId officer, DateOnly today)
    {
        var posts = facts.Roster.Where(r => r.Officer == officer).ToList();
        return posts.Exists(r => r.Days.Contains(today))
            ? null
            : posts.Where(r => r.Days.From > today).Select(r => (DateOnly?)r.Days.From).Min();
    }

    private static string? AddresseeOf(CouncilFacts facts, OutgoingMessage message, DateTimeOffset now) =>
        message.Unreached is [var first, ..] && !IsMeantFor(message.To, facts, message.Kind, now) ? TitleOf(facts, first) : null;

    private static bool IsMeantFor(OfficerId officer, CouncilFacts facts, MessageKind kind, DateTimeOffset now) =>
        NextRecipient.Together(kind, facts, JapanTime.DayOf(now)).Any(r => r.Officer == officer);

    /// <summary>巡査部長 試験 一郎; somebody who is on no roster any more goes without a name.</summary>
    private static string TitleOf(CouncilFacts facts, OfficerId officer) =>
        facts.Roster.FirstOrDefault(r => r.Officer == officer) is { } entry ? entry.Title : "宛先の勤務員";
}
