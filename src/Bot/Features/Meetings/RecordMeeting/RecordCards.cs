using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Meetings.RecordMeeting;

/// <summary>One open draft in a list.</summary>
internal sealed record DraftLine(
    MeetingId Id,
    int Version,
    string When,
    string ChangedBy,
    DateOnly ChangedOn,
    DraftState State,
    RecordStep Step
);

internal sealed record DraftChoiceView(
    Drawing Drawing,
    CouncilId Council,
    string CouncilName,
    IReadOnlyList<DraftLine> Drafts,
    bool MayStart
);

/// <param name="Note">What happened, without members' names: chats outlive transfers.</param>
internal sealed record ClosedView(
    Drawing Drawing,
    CouncilId Council,
    string CouncilName,
    MeetingId Meeting,
    string When,
    string Note,
    bool HasRecord
);

/// <param name="About">The council and, for a draft that has not been confirmed, that it is one.</param>
internal sealed record SheetView(RecordFrame Frame, IReadOnlyList<IReadOnlyList<AdaptiveElement>> Pages, int Page);

/// <summary>The small cards around the wizard's steps.</summary>
internal static class RecordCards
{
    /// <summary>There is a draft already: go on with it, or begin another.</summary>
    public static AdaptiveCard Choice(DraftChoiceView view) =>
        new()
        {
            Speak = $"会議を記録。確定していない記録が{view.Drafts.Count}件あります",
            Body =
            [
                .. Shapes.Heading("会議を記録", view.CouncilName),
                new AdaptiveTextBlock("確定していない記録があります。"),
                .. view.Drafts.Select(
                    (d, i) =>
                        Shapes.Row(
                            d.When,
                            $"{State(d)}　{JapaneseDate.Short(d.ChangedOn)} {d.ChangedBy}",
                            Open(d),
                            new Buttons(view.Drawing, view.Council, d.Id.Value, d.Version).Button(
                                $"{d.When}の{(d.State == DraftState.AwaitingLead ? "確認待ちの" : "")}記録{(view.Drafts.Count(o => o.When == d.When) > 1 ? $"（{i + 1}件目）" : "")}を{Open(d)}",
                                RecordVerbs.Resume
                            )
                        )
                ),
            ],
            Actions = view.MayStart ? [new Buttons(view.Drawing, view.Council).Button("別の会議を記録", RecordVerbs.New)] : null,
        };

    private static string State(DraftLine draft) =>
        draft.State == DraftState.AwaitingLead ? "確認待ち" : $"下書き（{(int)draft.Step}／7まで）";

    /// <summary>What waits for its confirmation is looked at; only what is being entered is resumed.</summary>
    private static string Open(DraftLine draft) => draft.State == DraftState.AwaitingLead ? "表示" : "再開";

    /// <param name="whose">Who began it and how far it is, where it is not the reader's alone.</param>
    public static AdaptiveCard AskCancel(RecordFrame frame, string? whose = null) =>
        new()
        {
            Speak = "入力をやめるかどうかの確認",
            Refresh = frame.Buttons.Refresh(RecordVerbs.Refresh, (RecordVerbs.StepKey, frame.Step.ToString())),
            Body =
            [
                .. Shapes.Heading("入力をやめますか", frame.About),
                .. whose is null ? [] : new AdaptiveElement[] { Shapes.Note(whose, "warning") },
                new AdaptiveTextBlock(
                    "この下書きに入力した内容は破棄されます。続きを後で入力する場合は、「保存して閉じる」を押してください。"
                ),
            ],
            Actions =
            [
                frame.Buttons.Button("戻る", RecordVerbs.Resume, style: "positive"),
                frame.Buttons.Button("保存して閉じる", RecordVerbs.Leave),
                frame.Buttons.Button("破棄する", RecordVerbs.Cancel, style: "destructive"),
            ],
        };

    /// <summary>The neutral summary that stays in the chat when a flow has ended.</summary>
    public static AdaptiveCard Closed(ClosedView view, string open = "記録を見る")
    {
        var buttons = new Buttons(view.Drawing, view.Council, view.Meeting.Value);
        return new AdaptiveCard
        {
            Speak = view.Note,
            Body = [.. Shapes.Heading("会議の記録", view.CouncilName), new AdaptiveTextBlock(view.When), Shapes.Note(view.Note)],
            Actions = view.HasRecord ? [buttons.Button(open, MeetingVerbs.Show)] : [buttons.Button("ホームを表示", MeetingVerbs.Home)],
        };
    }

    /// <summary>Saved and closed: the way back in.</summary>
    public static AdaptiveCard Parked(ClosedView view, int version, string details) =>
        new()
        {
            Speak = view.Note,
            Body =
            [
                .. Shapes.Heading("会議の記録", view.CouncilName),
                new AdaptiveTextBlock(view.When),
                Shapes.Note(view.Note),
                Shapes.Small(details),
            ],
            Actions = [new Buttons(view.Drawing, view.Council, view.Meeting.Value, version).Button("入力を再開", RecordVerbs.Resume)],
        };

    /// <summary>The draft as it will print.</summary>
    public static AdaptiveCard Sheet(SheetView view)
    {
        var frame = view.Frame;
        return new AdaptiveCard
        {
            Speak = "開催結果記録簿の印刷内容",
            Refresh = frame.Buttons.Refresh(RecordVerbs.Refresh, (RecordVerbs.StepKey, nameof(RecordStep.Review))),
            Body =
            [
                .. Shapes.Heading(
                    "連絡協議会開催結果記録簿",
                    $"第5号様式（確定前）{(view.Pages.Count > 1 ? $"　{view.Page + 1}／{view.Pages.Count}" : "")}"
                ),
                .. view.Pages[view.Page],
            ],
            Actions =
            [
                frame.Buttons.Button("確認に戻る", RecordVerbs.Resume),
                .. view.Page + 1 < view.Pages.Count
                    ? [frame.Buttons.Button("続きを表示", RecordVerbs.Sheet, more: (RecordVerbs.PageKey, $"{view.Page + 1}"))]
                    : Array.Empty<AdaptiveAction>(),
            ],
        };
    }
}
