using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Councils.Transfers;

namespace KobanBot.Bot.Features.Officers;

/// <summary>異動: a list, what follows from it, and what could not be taken.</summary>
internal static class TransferCard
{
    /// <summary>More do not fit on a readable card; the rest is counted.</summary>
    private const int MostShown = 15;

    public static AdaptiveCard Render(TransferView view)
    {
        var buttons = new Buttons(view.Drawing);
        var canSave = view.Moves.Count > 0 && !view.IsSaved;
        return new AdaptiveCard
        {
            Speak =
                view.IsSaved ? "異動を登録しました"
                : canSave ? "異動の内容を確かめてください"
                : "異動の入力",
            Body =
            [
                .. Shapes.Heading("勤務員の異動", view.StationName),
                .. view.Note is null
                    ? []
                    : new AdaptiveElement[]
                    {
                        Shapes.Note(
                            view.Note,
                            view.Refused.Count > 0 ? "attention"
                                : view.IsSaved ? "good"
                                : "accent"
                        ),
                    },
                .. Moves(view),
                .. view.Effects.Select(Effect),
                .. Input(view),
            ],
            Actions =
            [
                .. canSave ? [buttons.Button("登録する", OfficerVerbs.Save, style: "positive")] : Array.Empty<AdaptiveAction>(),
                buttons.Button("内容を確認", OfficerVerbs.Check, style: canSave ? null : "positive"),
                buttons.Button("勤務員名簿", OfficerVerbs.List, secondary: true, withoutInputs: true),
            ],
        };
    }

    private static IEnumerable<AdaptiveElement> Moves(TransferView view)
    {
        if (view.Moves.Count == 0)
        {
            yield break;
        }

        yield return Shapes.Section(view.IsSaved ? $"登録した異動（{view.Moves.Count}人）" : $"登録する異動（{view.Moves.Count}人）");
        foreach (var (who, what) in view.Moves.Take(MostShown))
        {
            yield return Shapes.Fact(who, what);
        }

        if (view.Moves.Count > MostShown)
        {
            yield return Shapes.Small($"ほか{view.Moves.Count - MostShown}人");
        }
    }

    private static AdaptiveContainer Effect(TransferEffect effect)
    {
        string[] lines =
        [
            .. effect.Comes.Count == 0 ? [] : new[] { $"加わる：{string.Join("、", effect.Comes.Select(r => r.Title))}" },
            .. effect.Leaves.Count == 0 ? [] : new[] { $"離れる：{string.Join("、", effect.Leaves.Select(r => r.Title))}" },
            .. effect.LosesLead
                ? ["運営責任者が欠員になります。指定されるまで、署の地域課が代わって確定できます。"]
                : Array.Empty<string>(),
            .. effect.Drafts == 0 ? [] : new[] { $"下書き{effect.Drafts}件は、残る勤務員に引き継がれます。" },
        ];
        return Shapes.Fact(effect.Council.Name, string.Join('\n', lines));
    }

    private static IEnumerable<AdaptiveElement> Input(TransferView view)
    {
        yield return Shapes.Section(view.Refused.Count > 0 ? "登録できない行" : "異動の一覧");
        foreach (var (line, reason) in view.Refused.Take(MostShown))
        {
            yield return Shapes.FieldError($"「{Shapes.Plain(Shapes.Short(line, 30))}」{Shapes.Plain(reason)}");
        }

        yield return new AdaptiveTextInput
        {
            Id = TransferForm.Rows,
            Label = "1行に1人：職員番号、異動先、発令日",
            Placeholder = "9000001　東駐在所　R9.3.25",
            IsMultiline = true,
            MaxLength = LimitedText.Room(TransferForm.RowsLength),
            Value = view.Rows.Length == 0 ? null : view.Rows,
        };
        yield return Shapes.Small("Excelの表をそのまま貼り付けることができます。署を離れる場合の異動先は「転出」です。");
        yield return new AdaptiveDateInput
        {
            Id = TransferForm.Day,
            Label = "発令日（行に日付がない場合）",
            Value = view.Day.Length == 0 ? null : view.Day,
        };
    }
}
