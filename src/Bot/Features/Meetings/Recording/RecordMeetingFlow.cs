using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Meetings;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Meetings.Recording;

/// <summary>会議を記録: the wizard. Every step saves the draft; every button works from the version that its card shows.</summary>
internal sealed class RecordMeetingFlow : IFlow
{
    private const CouncilRights Writers = CouncilRights.Edit | CouncilRights.Confirm;

    public IReadOnlyList<Verb> Verbs =>
        [
            Changes.ChosenCouncil(RecordVerbs.Start, "会議を記録", Writers, StartDraft.Offer),
            Changes.Council(RecordVerbs.New, CouncilRights.Edit, StartDraft.Begin),
            Reads.Council(RecordVerbs.Resume, Resume),
            Reads.Council(RecordVerbs.Refresh, Resume),
            Saves(RecordVerbs.Next, Target.Next),
            Saves(RecordVerbs.Back, Target.Back),
            Saves(RecordVerbs.GoTo, Target.GoTo),
            Saves(RecordVerbs.Park, open => new Target(open.Shown, Park: true, KeepsErrors: true)),
            Reads.Council(RecordVerbs.Leave, Leave),
            new Changes(RecordVerbs.Copy, CopyAsync) { Rights = CouncilRights.Edit },
            Saves(RecordVerbs.EditItem, open => new Target(open.Shown, ItemToEdit(open.At))),
            Saves(RecordVerbs.SaveItem, open => new Target(open.Shown)),
            Changes.Council(RecordVerbs.RemoveItem, Writers, RemoveItem),
            Reads.Council(RecordVerbs.Sheet, Sheet),
            // 入力をやめる asks first, and saves what stands on the card, so that a change of mind loses nothing.
            Saves(RecordVerbs.AskCancel, open => new Target(open.Shown, AskCancel: true, KeepsErrors: true)),
            Changes.Council(RecordVerbs.Cancel, Writers, Cancel),
        ];

    public IReadOnlyList<Effect> Effects =>
        [
            new(RecordVerbs.Start, "2/1") { Writes = ["council.draft"], Audits = ["record.choice", "record.start"] },
            new(RecordVerbs.New, "2/1") { Writes = ["council.draft"], Audits = ["record.start"] },
            new(RecordVerbs.Resume, "2/0"),
            new(RecordVerbs.Refresh, "2/0"),
            new(RecordVerbs.Next, "2/1") { Writes = ["council.draft"], Audits = ["record.next"] },
            new(RecordVerbs.Back, "2/1") { Writes = ["council.draft"], Audits = ["record.back"] },
            new(RecordVerbs.GoTo, "2/1") { Writes = ["council.draft"], Audits = ["record.goto"] },
            new(RecordVerbs.Park, "2/1") { Writes = ["council.draft"], Audits = ["record.park"] },
            new(RecordVerbs.Leave, "2/0"),
            // The body of the last record, once the right is known.
            new(RecordVerbs.Copy, "3/1") { Writes = ["council.draft"], Audits = ["record.copy"] },
            new(RecordVerbs.EditItem, "2/1") { Writes = ["council.draft"], Audits = ["record.item.edit"] },
            new(RecordVerbs.SaveItem, "2/1") { Writes = ["council.draft"], Audits = ["record.item.save"] },
            new(RecordVerbs.RemoveItem, "2/1") { Writes = ["council.draft"], Audits = ["record.item.remove"] },
            new(RecordVerbs.Sheet, "2/0"),
            new(RecordVerbs.AskCancel, "2/1") { Writes = ["council.draft"], Audits = ["record.ask-cancel"] },
            new(RecordVerbs.Cancel, "2/1")
            {
                Writes = ["council.draft"],
                Audits = ["record.cancel"],
                Messages = [MessageKind.CloseCard],
            },
        ];

    public IReadOnlyList<ExtensionCommand> Extensions => [new("recordMeeting", RecordVerbs.Start, ExtensionKind.Action)];

    public IReadOnlyList<Spoken> Words =>
        [
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
            )
            {
                Audience = Audience.OperatingOfficer | Audience.Section | Audience.SectionChief,
                IsInManifest = true,
                Signs =
                [
                    "臨時会議|定期会議|会議 開い|開き|開催し|行っ|行い|やっ|やり|終わ|終え|済ん|済み|実施し|持っ",
                    "臨時会議|定期会議|会議 記録|入力|登録|記入|書|作成",
                    "臨時会議|定期会議",
                    "会議録|議事録|記録簿",
                    "会議録|議事録|記録簿 作|書|入力|記入|登録",
                    "会議|開催 結果",
                    "下書き|入力|記録 続き|再開|途中",
                    "下書き",
                    "会議 報告",
                ],
            },
        ];

    /// <summary>A button of a step: takes the step's inputs and everything in the open form along.</summary>
    private static Changes Saves(string name, Func<OpenDraft, Target> where) =>
        Changes.Council(name, Writers, at => SaveStep.Decide(at, where));

    /// <summary>Shows a draft at the step where it was left, or at the step asked for.</summary>
    private static Reply Resume(Sitting at) =>
        OpenDraft.Find(at) is { } open && at.Access.HasAny(Writers) ? RecordDrawing.Card(open) : DraftReplies.Closed(at);

    /// <summary>保存して閉じる where there is nothing left to save.</summary>
    private static Reply Leave(Sitting at) => OpenDraft.Find(at) is { } open ? DraftReplies.Parked(open) : DraftReplies.Closed(at);

    /// <summary>第5号様式を表示.</summary>
    private static Reply Sheet(Sitting at) => OpenDraft.Find(at) is { } open ? DraftReplies.Sheet(open) : DraftReplies.Closed(at);

    private static StepResult RemoveItem(Sitting at) =>
        SaveStep.Decide(at, open => new Target(open.Shown, Note: "削除しました。"), removes: at.Data.Text(RecordVerbs.ItemKey));

    /// <summary>前回から複写: what seldom changes, from the newest confirmed record.</summary>
    private static Task<Reply> CopyAsync(Changing changing, CancellationToken cancellation) =>
        changing.ChangeAsync(
            changing.Step.Council,
            async (at, token) =>
            {
                var last = at.Facts.Meetings.Where(m => m.Id != OpenDraft.Named(at)).MaxBy(m => m.Date);
                var body = last is null ? null : await changing.RecordAsync(at.Council.Id, last, token);
                return body is null
                    ? SaveStep.Decide(at, open => new Target(open.Shown, Note: "前回の記録がありません。"))
                    : SaveStep.Decide(
                        at,
                        open => new Target(
                            open.Shown,
                            Note: $"{JapaneseDate.Long(body.Header.Date)}の記録から複写しました。入力済みの項目は変えていません。"
                        ),
                        then: content => MeetingFields.Copy(body.Content, content)
                    );
            },
            cancellation
        );

    private static StepResult Cancel(Sitting at)
    {
        if (OpenDraft.Find(at) is not { Draft: var draft } open)
        {
            return DraftReplies.Closed(at);
        }

        return open.IsCurrent
            ? at.Commit(
                new CouncilChange
                {
                    Audit = at.Audit("record.cancel", draft.Id.Value),
                    Writes = [new CouncilWrite.PutDraft(RecordMeeting.Close(draft, DraftState.Cancelled, at.Officer.Id, at.Now))],
                    Messages = ShownCards.Close(at.Step, draft),
                },
                DraftReplies.Closed
            )
            : RecordDrawing.Card(open with { Shown = draft.Step }, note: RecordNotes.StillEntered(open));
    }

    /// <summary>The topic or feedback of the row's own button, else of the picker.</summary>
    private static string ItemToEdit(Sitting at) =>
        at.Data.Text(RecordVerbs.ToKey) is { Length: > 0 } to ? to : at.Data.Text(ItemList.Picker);
}
