using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Obligations;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Meetings;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Members.Calling;

/// <summary>
/// 会議の周知: a row for each member who has still to be told, with the telephone number; one tap says that he or she was. It has no refresh, because
/// each look is noted.
/// </summary>
internal static class CallCard
{
    private const int MostRows = 8;

    public static AdaptiveCard Render(CallView view)
    {
        var buttons = new Buttons(view.Drawing, view.Council);
        var waiting = view.Members.Where(m => m.Entry is null).ToList();
        return new AdaptiveCard
        {
            Speak = view.Meeting is null ? "会議の周知" : $"会議の周知。未周知{waiting.Count}人",
            Body =
            [
                .. Shapes.Heading("会議の周知", view.CouncilName),
                .. view.Note is null ? [] : new AdaptiveElement[] { Shapes.Note(view.Note, view.Form.HasErrors ? "attention" : "good") },
                .. view.Meeting is { } meeting
                    ? Listed(view, meeting, waiting)
                    : [new AdaptiveTextBlock("周知する会議の日を入力してください。")],
                .. view.Form.Field(
                    new AdaptiveDateInput
                    {
                        Id = CallForm.Day,
                        Label = view.Meeting is null ? "会議の日（必須）" : "別の会議の日（臨時会議など）",
                        Value = view.Form.Value(CallForm.Day, null),
                    }
                ),
            ],
            Actions =
            [
                buttons.Button(view.Meeting is null ? "表示" : "別の会議", CallFlow.Open),
                buttons.Button("閉じる", MemberVerbs.List, withoutInputs: true),
                .. view is { JustTold: { } told, Meeting: { } day }
                    ?
                    [
                        (buttons with { Flow = told.Id.Value }).Button(
                            "取り消す",
                            CallFlow.Undo,
                            withoutInputs: true,
                            more: (CallFlow.MeetingKey, day.ToString("O"))
                        ),
                    ]
                    : Array.Empty<AdaptiveAction>(),
            ],
        };
    }

    private static IEnumerable<AdaptiveElement> Listed(CallView view, DateOnly meeting, List<ToldMember> waiting)
    {
        var means = ObligationWords.Means(ObligationKind.MeetingNotice);
        var told = view.Members.Where(m => m.Entry is not null).ToList();
        yield return new AdaptiveTextBlock($"{JapaneseDate.Long(meeting)}の会議") { Weight = "Bolder" };
        yield return Shapes.Small("あらかじめ委員、運営担当者等に周知します。閲覧を記録しました。記 第2-3(4)イ");
        yield return Shapes.Section($"未周知（{waiting.Count}人）");
        if (waiting.Count == 0)
        {
            yield return new AdaptiveTextBlock("全員に周知しました。");
        }
        else
        {
            yield return new AdaptiveChoiceSetInput
            {
                Id = CallForm.Means,
                Label = "方法",
                Choices = [.. means.Select(m => new AdaptiveChoice(m, m))],
                Value = view.Form.Value(CallForm.Means, CallForm.Telephone),
            };
            yield return Shapes.Small("周知した委員の行を押すと、周知済みになります。");
        }

        foreach (var member in waiting.Take(MostRows))
        {
            yield return Row(view, meeting, member.Member);
        }

        if (waiting.Count > MostRows)
        {
            yield return Shapes.Small($"ほかに{waiting.Count - MostRows}人います。入力すると続きを表示します。");
        }

        if (told.Count > 0)
        {
            yield return Shapes.Fact($"周知済み（{told.Count}人）", string.Join('、', told.Select(t => t.Member.Name)));
        }
    }

    private static AdaptiveColumnSet Row(CallView view, DateOnly meeting, Member member)
    {
        var contact = view.Contacts.GetValueOrDefault(member.Id);
        string?[] below = [contact?.Phone ?? "電話番号 未記入", contact?.BestTime];
        return Shapes.Row(
            member.Name,
            string.Join('　', below.Where(b => !string.IsNullOrWhiteSpace(b))),
            "済",
            new Buttons(view.Drawing, view.Council, member.Id.Value).Button(
                $"{member.Name}に周知済み",
                CallFlow.Tell,
                more: (CallFlow.MeetingKey, meeting.ToString("O"))
            )
        );
    }
}
