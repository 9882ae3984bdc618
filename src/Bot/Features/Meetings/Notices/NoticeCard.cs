using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Meetings.RecordMeeting;
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
);

/// <summary>What the bot says first: a record waits, came back, was confirmed, or a draft has ended.</summary>
internal static class NoticeCard
{
    public static AdaptiveCard Render(NoticeView view)
    {
        var (title, sentence, button, verb) = view is { Kind: MessageKind.ConfirmationAsked, MeantFor: not null }
            ? Words(view.Kind) with
            {
                Button = "ホーム",
                Verb = MeetingVerbs.Home,
            }
            : Words(view.Kind);
        var buttons = new Buttons(view.Drawing, view.Council, view.Meeting.Value, view.Version);
        return new AdaptiveCard
        {
            Speak = $"{title}。{view.CouncilName}",
            Body =
            [
                .. Shapes.Heading(title, view.CouncilName),
                new AdaptiveTextBlock(view.When),
                new AdaptiveTextBlock(sentence),
                .. view.MeantFor is { } meantFor ? [Shapes.InsteadOf(meantFor)] : Array.Empty<AdaptiveElement>(),
                .. view.Detail is { Length: > 0 } detail ? [Shapes.Note(detail)] : Array.Empty<AdaptiveElement>(),
            ],
            Actions = [buttons.Button(button, verb, style: "positive")],
        };
    }

    /// <summary>The view of a message, from the facts at the time of sending; null when there is nothing to say any more.</summary>
    public static NoticeView? View(CouncilFacts facts, OutgoingMessage message, DateTimeOffset now)
    {
        if (message.Kind is MessageKind.SupportAsked or MessageKind.SupportAnswered)
        {
            return SupportView(facts, message, now);
        }

        var (draft, record) = (facts.Draft(message.Meeting), facts.Meeting(message.Meeting));
        var settled = message.Kind switch
        {
            MessageKind.ConfirmationAsked => draft?.State != DraftState.AwaitingLead,
            MessageKind.Returned => draft is not { State: DraftState.Draft, ReturnReason: not null },
            MessageKind.Confirmed => record is not { State: RecordState.Confirmed },
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
                $"{(kind is { } k ? MeetingWords.Of(k) : "会議")}　{(date is { } d ? JapaneseDate.Long(d) : "開催日未記入")}",
                message.Kind,
                message.Kind switch
                {
                    MessageKind.Returned => $"差し戻しの理由：{draft?.ReturnReason}",
                    MessageKind.SupplementAsked => $"依頼の内容：{record?.Supplement?.Text}",
                    _ => null,
                },
                MeantFor(facts, message, now)
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
                MeantFor(facts, message, now)
            );
    }

    private static string? MeantFor(CouncilFacts facts, OutgoingMessage message, DateTimeOffset now) =>
        message.Unreached is [var first, ..] && !IsMeantFor(message.To, facts, message.Kind, now) ? TitleOf(facts, first) : null;

    private static bool IsMeantFor(OfficerId officer, CouncilFacts facts, MessageKind kind, DateTimeOffset now) =>
        NextRecipient.Together(kind, facts, JapanTime.DayOf(now)).Any(r => r.Officer == officer);

    /// <summary>巡査部長 試験 一郎; somebody who is on no roster any more goes without a name.</summary>
    private static string TitleOf(CouncilFacts facts, OfficerId officer) =>
        facts.Roster.FirstOrDefault(r => r.Officer == officer) is { } entry ? entry.Title : "宛先の勤務員";

    private static (string Title, string Sentence, string Button, string Verb) Words(MessageKind kind) =>
        kind switch
        {
            MessageKind.ConfirmationAsked => (
                "確認の依頼",
                "開催結果記録簿の確認を依頼されています。要綱 第8",
                "内容を確認",
                RecordVerbs.Resume
            ),
            MessageKind.Returned => ("記録の差し戻し", "運営責任者から差し戻されました。", "記録を修正", RecordVerbs.Resume),
            MessageKind.Confirmed => (
                "記録の確定",
                "開催結果記録簿が確定しました。署長に報告したら、報告日を入力してください。要綱 第8",
                "記録を見る",
                MeetingVerbs.Show
            ),
            MessageKind.SupplementAsked => (
                "補足の依頼",
                "地域課から補足を依頼されています。記録の「訂正」で補足してください。",
                "記録を見る",
                MeetingVerbs.Show
            ),
            MessageKind.SupportAsked => ("支援の依頼", "地域警察幹部の支援を依頼されています。記 第3-1", "内容を確認", SupportFlow.Show),
            MessageKind.SupportAnswered => ("支援依頼への回答", "支援依頼の対応状況が入力されました。", "内容を確認", SupportFlow.Show),
            MessageKind.DraftExpired => (
                "下書きの終了",
                "長い間保存されなかったため、入力途中の記録を終了しました。",
                "会議を記録",
                RecordVerbs.Start
            ),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
