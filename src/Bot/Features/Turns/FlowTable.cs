using KobanBot.Bot.Features.Conversation;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Meetings;
using KobanBot.Bot.Features.Meetings.ConfirmMeeting;
using KobanBot.Bot.Features.Meetings.FollowUp;
using KobanBot.Bot.Features.Meetings.PlanMeeting;
using KobanBot.Bot.Features.Meetings.ReadMeetings;
using KobanBot.Bot.Features.Meetings.RecordMeasure;
using KobanBot.Bot.Features.Meetings.RecordMeeting;
using KobanBot.Bot.Features.Members.Dismiss;
using KobanBot.Bot.Features.Members.ReviewTerms;
using KobanBot.Bot.Features.Obligations.AbsenteeContact;
using KobanBot.Bot.Features.Obligations.MarkDone;
using KobanBot.Bot.Features.Reminders;
using KobanBot.Bot.Features.Summaries;
using KobanBot.Bot.Features.SupportRequests;
using KobanBot.Core.Text;

namespace KobanBot.Bot.Features.Turns;

/// <summary>The table of contents: every verb and every command, and the flow that handles it.</summary>
internal sealed class FlowTable(
    HomeFlow home,
    GuidelineFlow guideline,
    PlanMeetingFlow plan,
    RecordMeetingFlow record,
    ConfirmMeetingFlow confirm,
    ReadMeetingsFlow read,
    FollowUpFlow followUp,
    SummaryFlow summary,
    ExportFlow export,
    SummaryPatience patience,
    MarkDoneFlow done,
    AbsenteeContactFlow absent,
    RecordMeasureFlow measure,
    ReviewTermsFlow terms,
    DismissFlow dismiss,
    SupportFlow support,
    ReminderFlow reminders,
    MarkFlow marks,
    ChannelFlow channels,
    DeliveryFlow delivery,
    OfficeDoneFlow officeDone
)
{
    /// <summary>Verbs of buttons. A doubled verb stops the start.</summary>
    public IReadOnlyDictionary<string, StepHandler> Verbs { get; } =
        new Dictionary<string, StepHandler>(
            [
                new(HomeFlow.Home, home.HomeAsync),
                new(HomeFlow.Waiting, home.WaitingAsync),
                new(HomeFlow.Stop, home.StopAsync),
                new(HomeFlow.Help, (step, _) => Task.FromResult(Help(step))),
                new(GuidelineFlow.Open, guideline.OpenAsync),
                new(PlanMeetingFlow.Open, plan.OpenAsync),
                new(PlanMeetingFlow.Edit, plan.EditAsync),
                new(PlanMeetingFlow.Save, plan.SaveAsync),
                new(PlanMeetingFlow.Cancel, plan.CancelAsync),
                new(PlanMeetingFlow.Show, plan.ShowAsync),
                new(RecordVerbs.Start, record.StartAsync),
                new(RecordVerbs.New, record.NewAsync),
                new(RecordVerbs.Resume, record.ResumeAsync),
                new(RecordVerbs.Refresh, record.ResumeAsync),
                new(RecordVerbs.Next, record.NextAsync),
                new(RecordVerbs.Back, record.BackAsync),
                new(RecordVerbs.GoTo, record.GoToAsync),
                new(RecordVerbs.Park, record.ParkAsync),
                new(RecordVerbs.Leave, record.LeaveAsync),
                new(RecordVerbs.Copy, record.CopyAsync),
                new(RecordVerbs.EditItem, record.EditItemAsync),
                new(RecordVerbs.SaveItem, record.SaveItemAsync),
                new(RecordVerbs.RemoveItem, record.RemoveItemAsync),
                new(RecordVerbs.Sheet, record.SheetAsync),
                new(RecordVerbs.AskCancel, record.AskCancelAsync),
                new(RecordVerbs.Cancel, record.CancelAsync),
                new(RecordVerbs.HandOver, confirm.HandOverAsync),
                new(RecordVerbs.Return, confirm.ReturnAsync),
                new(RecordVerbs.Confirm, confirm.ConfirmAsync),
                new(MeetingVerbs.List, read.ListAsync),
                new(MeetingVerbs.Show, read.ShowAsync),
                new(FollowUpFlow.Report, followUp.ReportAsync),
                new(FollowUpFlow.Ask, followUp.AskAsync),
                new(FollowUpFlow.Revise, followUp.ReviseAsync),
                new(FollowUpFlow.MarkExample, followUp.MarkExampleAsync),
                new(FollowUpFlow.WithdrawExample, followUp.WithdrawExampleAsync),
                new(SummaryVerbs.Open, patience.With(summary.OpenAsync)),
                new(SummaryVerbs.Station, patience.With(summary.StationAsync)),
                new(SummaryVerbs.List, patience.With(summary.ListAsync)),
                new(SummaryVerbs.Record, summary.RecordAsync),
                new(SummaryVerbs.Export, patience.With(export.ExportAsync)),
                new(MarkDoneFlow.Open, done.OpenAsync),
                new(MarkDoneFlow.Save, done.SaveAsync),
                new(MarkDoneFlow.Undo, done.UndoAsync),
                new(AbsenteeContactFlow.Open, absent.OpenAsync),
                new(AbsenteeContactFlow.Save, absent.SaveAsync),
                new(AbsenteeContactFlow.Undo, absent.UndoAsync),
                new(RecordMeasureFlow.List, measure.ListAsync),
                new(RecordMeasureFlow.Open, measure.OpenAsync),
                new(RecordMeasureFlow.Save, measure.SaveAsync),
                new(ReviewTermsFlow.Open, terms.OpenAsync),
                new(ReviewTermsFlow.Save, terms.SaveAsync),
                new(ReviewTermsFlow.Preview, terms.PreviewAsync),
                new(ReviewTermsFlow.Renew, terms.RenewAsync),
                new(ReviewTermsFlow.Undo, terms.UndoAsync),
                new(DismissFlow.Open, dismiss.OpenAsync),
                new(DismissFlow.Enter, dismiss.EnterAsync),
                new(DismissFlow.Review, dismiss.ReviewAsync),
                new(DismissFlow.Save, dismiss.SaveAsync),
                new(DismissFlow.Show, dismiss.ShowAsync),
                new(DismissFlow.Notify, dismiss.NotifyAsync),
                new(DismissFlow.Letter, dismiss.LetterAsync),
                new(DismissFlow.Undo, dismiss.UndoAsync),
                new(SupportFlow.Open, support.OpenAsync),
                new(SupportFlow.Save, support.SaveAsync),
                new(SupportFlow.List, support.ListAsync),
                new(SupportFlow.Show, support.ShowAsync),
                new(SupportFlow.Answer, support.AnswerAsync),
                new(SupportFlow.Read, support.ReadAsync),
                new(ReminderVerbs.Show, reminders.ShowAsync),
                new(ReminderVerbs.List, reminders.ListAsync),
                new(ReminderVerbs.Deadlines, reminders.DeadlinesAsync),
                new(ReminderVerbs.Plan, reminders.PlanAsync),
                new(ReminderVerbs.Why, reminders.WhyAsync),
                new(ReminderVerbs.Mute, reminders.MuteAsync),
                new(ReminderVerbs.SaveMute, reminders.SaveMuteAsync),
                new(ReminderVerbs.Snooze, marks.SnoozeAsync),
                new(ReminderVerbs.Nudge, marks.NudgeAsync),
                new(ReminderVerbs.Delegate, marks.DelegateAsync),
                new(ReminderVerbs.SaveDelegate, marks.SaveDelegateAsync),
                new(OfficeDoneFlow.Open, officeDone.OpenAsync),
                new(OfficeDoneFlow.Save, officeDone.SaveAsync),
                new(OfficeDoneFlow.Undo, officeDone.UndoAsync),
                new(ChannelFlow.Open, channels.OpenAsync),
                new(ChannelFlow.Bind, channels.BindAsync),
                new(ChannelFlow.Unbind, channels.UnbindAsync),
                new(DeliveryFlow.Status, delivery.StatusAsync),
                new(DeliveryFlow.AskStop, delivery.AskStopAsync),
                new(DeliveryFlow.Stop, delivery.StopAsync),
                new(DeliveryFlow.Resume, delivery.ResumeAsync),
            ],
            StringComparer.Ordinal
        );

    /// <summary>Verbs that make a file once the person has agreed to take it.</summary>
    public IReadOnlyDictionary<string, FileHandler> Files { get; } =
        new Dictionary<string, FileHandler>([new(SummaryVerbs.Export, export.FileAsync)], StringComparer.Ordinal);

    /// <summary>Verbs that change nothing; only these may come from a client that redraws by itself.</summary>
    public static IReadOnlySet<string> ReadOnly { get; } =
        new HashSet<string>(StringComparer.Ordinal)
        {
            HomeFlow.Home,
            HomeFlow.Waiting,
            HomeFlow.Help,
            GuidelineFlow.Open,
            PlanMeetingFlow.Open,
            PlanMeetingFlow.Show,
            RecordVerbs.Refresh,
            MeetingVerbs.List,
            MeetingVerbs.Show,
            SummaryVerbs.Open,
            SummaryVerbs.Station,
            SummaryVerbs.List,
            SummaryVerbs.Record,
            MarkDoneFlow.Open,
            AbsenteeContactFlow.Open,
            RecordMeasureFlow.List,
            RecordMeasureFlow.Open,
            ReviewTermsFlow.Open,
            ReviewTermsFlow.Preview,
            DismissFlow.Open,
            DismissFlow.Show,
            SupportFlow.Open,
            SupportFlow.List,
            SupportFlow.Show,
            ReminderVerbs.Show,
            ReminderVerbs.List,
            ReminderVerbs.Deadlines,
            ReminderVerbs.Plan,
            ReminderVerbs.Why,
            ReminderVerbs.Mute,
            ReminderVerbs.Delegate,
            DeliveryFlow.Status,
            OfficeDoneFlow.Open,
        };

    /// <summary>Verbs without personal data, which group chats and channels may use too.</summary>
    public static IReadOnlySet<string> ForEveryone { get; } =
        new HashSet<string>(StringComparer.Ordinal)
        {
            HomeFlow.Help,
            GuidelineFlow.Open,
            ChannelFlow.Open,
            ChannelFlow.Bind,
            ChannelFlow.Unbind,
        };

    /// <summary>Commands, the first word of each being the one that the manifest and ヘルプ show.</summary>
    public static IReadOnlyList<SpokenCommand> Commands { get; } =
    [
        new(
            HomeFlow.Home,
            "対応が必要な事項と、できる操作を表示します。",
            "ホーム",
            "ほーむ",
            "home",
            "こんにちは",
            "おはよう",
            "おはようございます",
            "こんばんは",
            "お疲れさまです",
            "お疲れ様です",
            "はじめまして",
            "はじめる",
            "開始",
            "メニュー",
            "hello",
            "hi"
        ),
        new(
            RecordVerbs.Start,
            "会議の開催結果を記録します。途中の下書きがあれば再開します。",
            "会議を記録",
            "会議の記録",
            "会議記録",
            "記録",
            "きろく",
            "記録する",
            "記録して",
            "会議",
            "かいぎ",
            "かいぎをきろく",
            "開催結果"
        ),
        new(
            PlanMeetingFlow.Open,
            "年度の開催計画（日時、場所、議題）を作成、修正します。",
            "開催計画",
            "かいさいけいかく",
            "計画",
            "けいかく"
        ),
        new(MeetingVerbs.List, "会議の記録を一覧から選んで表示します。", "会議一覧", "かいぎいちらん", "一覧", "いちらん", "記録一覧"),
        new(
            RecordMeasureFlow.List,
            "未完了の要望を古い順に表示し、措置状況を入力します。",
            "要望一覧",
            "ようぼういちらん",
            "要望",
            "ようぼう",
            "措置状況",
            "そちじょうきょう"
        ),
        new(
            ReviewTermsFlow.Open,
            "任期の満了が近い委員を表示し、再任の意向や再任を入力します。",
            "任期",
            "にんき",
            "再任",
            "さいにん",
            "任期満了",
            "後任の検討"
        ),
        new(DismissFlow.Open, "解嘱と、その通知、委嘱状の回収を入力します（署の地域課）。", "解嘱", "かいしょく"),
        new(SupportFlow.List, "地域警察幹部への支援依頼と、その対応を表示します。", "支援依頼", "しえんいらい", "支援一覧"),
        new(SupportFlow.Open, "他機関との連絡調整など、地域警察幹部の支援を依頼します。", "支援を依頼", "しえんをいらい", "支援", "しえん"),
        new(
            ReminderVerbs.Show,
            "本日の対応事項を、今の状態で表示します。",
            "本日の対応",
            "ほんじつのたいおう",
            "本日の対応事項",
            "今日の対応",
            "対応事項"
        ),
        new(ReminderVerbs.Deadlines, "今後60日の期限を一覧で表示します。", "期限", "きげん", "締切", "しめきり"),
        new(ReminderVerbs.Plan, "いつ誰に何が通知されるかを表示します。", "通知の予定", "つうちのよてい", "通知予定"),
        new(
            ReminderVerbs.Mute,
            "通知を受けない事項を選びます。一覧とホームには表示されます。",
            "通知の設定",
            "つうちのせってい",
            "通知設定"
        ),
        new(ChannelFlow.Open, "チームのチャネルで送信すると、交番等の通知先を登録します（署の地域課）。", "通知先", "つうちさき"),
        new(DeliveryFlow.Status, "通知の配信状況を表示し、送信を停止、再開します（警察本部）。", "配信状況", "はいしんじょうきょう"),
        new(HomeFlow.Waiting, "あなたの確認を待っている記録を表示します。", "確認待ち", "かくにんまち", "確認"),
        new(
            MeetingVerbs.Show,
            "日付を付けると、その日の会議の記録を表示します。例　会議を見る 2026/11/20",
            "会議を見る",
            "かいぎをみる",
            "記録を見る"
        ),
        new(
            SummaryVerbs.Open,
            "協議会の概況を数値で表示します。数を押すと一覧が表示されます。例　概況 令和7年度上半期",
            "概況",
            "がいきょう",
            "管内",
            "かんない",
            "管内状況",
            "サマリー"
        ),
        new(
            SummaryVerbs.Station,
            "警察署の状況を表示します。署の名称を付けると、その署を表示します。例　署の状況 中央",
            "署の状況",
            "しょのじょうきょう",
            "署の概況"
        ),
        new(GuidelineFlow.Open, "条番号又は言葉を付けると、条文と解釈を表示します。例　要綱 第5-2、要綱 任期", "要綱", "ようこう", "記"),
        new(HomeFlow.Stop, "今の入力を離れます。下書きは保存されています。", "中止", "ちゅうし", "やめる", "キャンセル", "終了"),
        new(HomeFlow.Help, "使える言葉を一覧で表示します。", "ヘルプ", "へるぷ", "help", "使い方", "つかいかた", "?"),
    ];

    /// <summary>The command that the words mean, and what follows it; null when they mean none.</summary>
    public static (string Verb, string Words)? Understand(string spoken)
    {
        var text = Narrow(spoken);
        var match = Commands
            .SelectMany(c => c.Spoken.Select(word => (c.Verb, Word: Narrow(word))))
            .Where(c => text.StartsWith(c.Word, StringComparison.Ordinal))
            .OrderByDescending(c => c.Word.Length)
            .FirstOrDefault();
        if (match.Verb is null)
        {
            return null;
        }

        var rest = text[match.Word.Length..];
        var takesWords = match.Verb is GuidelineFlow.Open or MeetingVerbs.Show;
        return match switch
        {
            { Verb: GuidelineFlow.Open, Word: "記" } when rest.TrimStart() is not ['第' or (>= '0' and <= '9'), ..] => null,
            { Verb: GuidelineFlow.Open, Word: "記" } => (match.Verb, "記 " + rest.Trim()),
            _ when rest.Length == 0 || takesWords || rest[0] == ' ' => (match.Verb, rest.Trim()),
            _ when IsPolite(rest) => (match.Verb, ""),
            _ => null,
        };
    }

    public static Reply Help(Step step, string? note = null) =>
        Reply.Card(HelpCard.Render(new HelpView(step.Draw(), [.. Commands.Select(c => (c.Spoken[0], c.Meaning))], note)));

    private static bool IsPolite(string rest) =>
        rest
            is "したい"
                or "する"
                or "します"
                or "をしたい"
                or "をする"
                or "お願いします"
                or "をお願いします"
                or "を見せて"
                or "を表示"
                or "を開く";

    private static string Narrow(string text) =>
        Width.Narrow(text).Replace('\n', ' ').Trim().TrimEnd('。', '.', '!', '、').ToLowerInvariant();
}

/// <param name="Spoken">Every way to say it; the first is the one that is shown.</param>
internal sealed record SpokenCommand(string Verb, string Meaning, params IReadOnlyList<string> Spoken);
