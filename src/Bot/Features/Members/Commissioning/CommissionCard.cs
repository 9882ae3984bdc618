using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Members;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Members.Commissioning;

/// <summary>委嘱: which seat, who, until when, how selected. What the guideline says stands above it before anything is stored.</summary>
internal static class CommissionCard
{
    public static AdaptiveCard Render(CommissionView view)
    {
        var buttons = new Buttons(view.Drawing, view.Council, view.Person?.Id.Value);
        var title = view.Findings is null ? "委嘱の入力" : "委嘱の確認";
        return new AdaptiveCard
        {
            Speak = view.Findings is null ? title : $"{title}。確認事項{view.Findings.Count}件",
            Body =
            [
                .. Shapes.Heading(title, view.CouncilName),
                .. view.Note is null ? [] : new AdaptiveElement[] { Shapes.Note(view.Note, view.Form.HasErrors ? "attention" : "accent") },
                .. view.Findings is null ? [] : view.Findings.Select(f => FindingBox.Draw(f, asksReason: false)),
                Box([Kind(view), .. Term(view)]),
                Shapes.Section("委員"),
                .. view.Person is { } known
                    ?
                    [
                        new AdaptiveTextBlock($"**{Shapes.Plain(known.Name)}**"),
                        Shapes.Small("名簿に記載の方です。内容の変更は「訂正」で行います。"),
                    ]
                    : Person(view),
                Shapes.Section("選定経過"),
                Shapes.Small("他部門と緊密に連携し、幹部会議等で総合的に決定します。記 第2-3(1)イ"),
                Box(Selection(view)),
            ],
            // What cannot be stored is not offered to be: it is looked at again first.
            Actions =
                view.Findings is null || view.Findings.Any(f => f.Level == FindingLevel.Hard)
                    ?
                    [
                        buttons.Button("内容を確認", CommissionFlow.Review, style: "positive"),
                        new Buttons(view.Drawing, view.Council).Button("戻る", MemberVerbs.List, withoutInputs: true),
                    ]
                    :
                    [
                        buttons.Button("委嘱を記録", CommissionFlow.Save, style: "positive"),
                        buttons.Button("再確認", CommissionFlow.Review),
                        new Buttons(view.Drawing, view.Council).Button("戻る", MemberVerbs.List, withoutInputs: true),
                    ],
        };
    }

    private static AdaptiveChoiceSetInput Kind(CommissionView view) =>
        new AdaptiveChoiceSetInput
        {
            Id = CommissionForm.Kind,
            Label = "種別（補充は前任者を選択）",
            Choices =
            [
                view.Person is null ? new AdaptiveChoice("新任", CommissionForm.New) : new AdaptiveChoice("再任", CommissionForm.Renewal),
                .. view.Vacancies.Select(v => new AdaptiveChoice(
                    $"補充：{Shapes.Plain(v.Former.Name)}の後任（{JapaneseDate.WithoutWeekday(v.Term.Last)}まで）",
                    v.Former.Id.Value
                )),
                // A seat that a colleague has filled meanwhile must not turn into a 新任.
                .. IsGone(view)
                    ? [new AdaptiveChoice("補充：選択した前任者（現在は欠員ではありません）", Typed(view))]
                    : Array.Empty<AdaptiveChoice>(),
            ],
            Value = Typed(view),
        };

    private static string Typed(CommissionView view)
    {
        var otherwise = view.Person is null ? CommissionForm.New : CommissionForm.Renewal;
        return view.Form.Value(CommissionForm.Kind, view.Predecessor?.Value ?? otherwise) ?? otherwise;
    }

    private static bool IsGone(CommissionView view) =>
        Typed(view) is not (CommissionForm.New or CommissionForm.Renewal) and var id && view.Vacancies.All(v => v.Former.Id.Value != id);

    private static IEnumerable<AdaptiveElement> Term(CommissionView view)
    {
        var form = view.Form;
        yield return Shapes.Small("補充の末日は前任者の残任期間の末日です。新任は、末日が空欄の場合、原則の期間となります。記 第2-4(1)");
        foreach (
            var element in form.Field(
                Date(CommissionForm.First, "任期の初日（必須）", form.Value(CommissionForm.First, view.First.ToString("O")))
            )
        )
        {
            yield return element;
        }

        if (view.Term is { } term)
        {
            yield return Shapes.Small(MemberWords.Of(term));
        }

        foreach (
            var element in form.Field(
                    Date(CommissionForm.Last, "任期の末日（原則と異なる場合のみ）", form.Value(CommissionForm.Last, null))
                )
                .Concat(Reason(form, CommissionForm.EndReason, "前任者の残任期間と異なる末日とする理由"))
                .Concat(Reason(form, CommissionForm.TermReason, "4月1日から2年間としない理由"))
                .Concat(view.Person is null ? [] : Reason(form, CommissionForm.Care, "配慮事項（長期間の場合）　記 第2-4(1)イ"))
        )
        {
            yield return element;
        }
    }

    private static IEnumerable<AdaptiveElement> Person(CommissionView view) =>
        [
            Box(MemberFields.OfPerson.SelectMany(f => f.Draw(view.Form, stored: null))),
            Shapes.Section("連絡先（署と交番等のみ）"),
            Box(MemberFields.OfContact.SelectMany(f => f.Draw(view.Form, stored: null))),
        ];

    private static IEnumerable<AdaptiveElement> Selection(CommissionView view)
    {
        var form = view.Form;
        return
        [
            .. form.Field(Date(CommissionForm.MeetingDay, "幹部会議等の日", form.Value(CommissionForm.MeetingDay, null))),
            .. form.Field(LimitedText.Line(CommissionForm.Divisions, "連携部門", 100, form.Value(CommissionForm.Divisions, null))),
            .. Reason(form, CommissionForm.Decision, "決定内容"),
        ];
    }

    private static IEnumerable<AdaptiveElement> Reason(FormState form, string id, string label) =>
        form.Field(LimitedText.Line(id, label, CommissionForm.ReasonLength, form.Value(id, null)));

    private static AdaptiveDateInput Date(string id, string label, string? value) =>
        new()
        {
            Id = id,
            Label = label,
            Value = value,
        };

    private static AdaptiveContainer Box(IEnumerable<AdaptiveElement> elements) =>
        new([.. elements]) { Style = "emphasis", Spacing = "Small" };
}
