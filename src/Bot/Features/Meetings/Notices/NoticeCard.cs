using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Councils;
using KobanBot.Bot.Features.Enlisting;
using KobanBot.Bot.Features.Handovers;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Meetings.Recording;
using KobanBot.Bot.Features.Members;
using KobanBot.Bot.Features.Packages;
using KobanBot.Bot.Features.SupportRequests;
using KobanBot.Core.Facts;

namespace KobanBot.Bot.Features.Meetings.Notices;

/// <summary>What the bot says first: a record waits, came back, was confirmed, or a draft has ended.</summary>
internal static class NoticeCard
{
    public static AdaptiveCard Render(NoticeView view)
    {
        var (title, sentence, button, verb) = view is { Kind: MessageKind.ConfirmationAsked, MeantFor: not null } or { IsReadable: false }
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
            MessageKind.ConfirmationGiven => (
                "記録の確定",
                "確認を依頼された開催結果記録簿が確定しました。要綱 第8",
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
            MessageKind.MemberReported => (
                "委員に関する連絡",
                "交番等から、委員又は候補者に関する連絡がありました。内容を確認し、対応を回答してください。",
                "内容を確認",
                MemberVerbs.ReportShow
            ),
            MessageKind.MemberReportAnswered => (
                "署への連絡の回答",
                "署の地域警察担当課（係）から、対応が回答されました。",
                "内容を確認",
                MemberVerbs.ReportShow
            ),
            MessageKind.ConsultationAsked => (
                "協議の依頼",
                "警察署から協議を依頼されています。内容を確認し、回答してください。",
                "内容を確認",
                CouncilVerbs.Consultation
            ),
            MessageKind.ConsultationAnswered => (
                "協議の回答",
                "協議の相手方から回答がありました。",
                "内容を確認",
                CouncilVerbs.Consultation
            ),
            MessageKind.PackageAsked => (
                "半期の送付の確認",
                "警察本部又は方面本部から、半期の送付の状況を確認するよう連絡がありました。記 第2-7(2)",
                "半期の送付",
                PackageVerbs.List
            ),
            MessageKind.HandoverGiven => (
                "引継書",
                "引継書が渡されました。配置の日から内容を確認できます。要綱 第9",
                "内容を確認",
                HandoverVerbs.Show
            ),
            MessageKind.EnlistmentAsked => (
                "利用の申請",
                "名簿にない方から、利用の申請がありました。内容を確認し、承認するか断るかを回答してください。",
                "申請を表示",
                EnlistVerbs.List
            ),
            MessageKind.PostingChanged => (
                "配置のお知らせ",
                "署の地域課が、あなたの配置を登録しました。配置の日から、配置先の連絡協議会を扱えます。前任者の引継書は「引継書」と送信すると表示されます。",
                "ホーム",
                MeetingVerbs.Home
            ),
            MessageKind.PostingEnded => (
                "転出のお知らせ",
                "署の地域課が、あなたの転出を登録しました。転出の日から、これまでの連絡協議会は扱えなくなります。",
                "ホーム",
                MeetingVerbs.Home
            ),
            MessageKind.EnlistmentRefused => (
                "利用の申請への回答",
                "利用の申請は承認されませんでした。配置先を確かめ、署の地域課に連絡するか、もう一度申請してください。",
                "もう一度申請",
                MeetingVerbs.Home
            ),
            MessageKind.DeputyAppointed => (
                "代行のお知らせ",
                "署の事務の代行者に指定されました。期間と内容は「代行」と送信すると表示されます。",
                "ホーム",
                MeetingVerbs.Home
            ),
            MessageKind.DeputyEnded => ("代行のお知らせ", "代行の指定が終わりました。", "ホーム", MeetingVerbs.Home),
            MessageKind.HandoverConfirmed => ("引継書の確認", "渡した引継書が確認されました。", "ホーム", MeetingVerbs.Home),
            MessageKind.DraftExpired => (
                "下書きの終了",
                "長い間保存されなかったため、入力途中の記録を終了しました。",
                "会議を記録",
                RecordVerbs.Start
            ),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
