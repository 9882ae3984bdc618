using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Members.Reports;

/// <summary>署への連絡 with its answer; from it the section begins 解嘱 or 委嘱 with what is known.</summary>
internal static class ReportCard
{
    public static AdaptiveCard Render(ReportView view)
    {
        var report = view.Report;
        var buttons = new Buttons(view.Drawing, view.Council, report.Id, report.Version);
        return new AdaptiveCard
        {
            Speak = $"署への連絡。{(report.IsOpen ? "対応待ち" : "対応済み")}",
            Refresh = buttons.Refresh(MemberVerbs.ReportShow),
            Body =
            [
                .. Shapes.Heading("署への連絡", view.CouncilName),
                .. view.Note is null ? [] : new AdaptiveElement[] { Shapes.Note(view.Note, view.Form.HasErrors ? "attention" : "good") },
                new AdaptiveTextBlock($"**{Shapes.Plain(view.About)}**"),
                Shapes.Fact("連絡の種類", ReportWords.Of(report.Kind)),
                .. report.Day is { } day ? [Shapes.Fact("その日", JapaneseDate.Long(day))] : Array.Empty<AdaptiveElement>(),
                .. report.Text.Length > 0 ? [Shapes.Fact("知ったこと", report.Text)] : Array.Empty<AdaptiveElement>(),
                Shapes.Small($"{JapaneseDate.Short(JapanTime.DayOf(report.At))}　{view.ToldBy}"),
                .. view.AnsweredBy is { } by && report.AnsweredAt is { } at
                    ? [Shapes.Fact("対応", report.Answer), Shapes.Small($"{JapaneseDate.Short(JapanTime.DayOf(at))}　{by}")]
                    : Array.Empty<AdaptiveElement>(),
                .. view.MayAnswer ? [Answer(view, buttons)] : Array.Empty<AdaptiveElement>(),
                .. view.MayRead ? [Shapes.Small("確認済みにすると、一覧から外れます。記録は残ります。")] : Array.Empty<AdaptiveElement>(),
            ],
            Actions =
            [
                .. view.MayAnswer && Begins(view) is { } begin ? [begin] : Array.Empty<AdaptiveAction>(),
                .. view.MayRead ? [buttons.Button("確認済み", ReportFlow.Read, style: "positive")] : Array.Empty<AdaptiveAction>(),
                new Buttons(view.Drawing, view.Council).Button("委員名簿", MemberVerbs.List, withoutInputs: true),
            ],
        };
    }

    /// <summary>The flow that it leads to, with what is known; nothing for somebody who is no member any more.</summary>
    private static AdaptiveExecuteAction? Begins(ReportView view)
    {
        var (report, buttons) = (view.Report, new Buttons(view.Drawing, view.Council));
        if (report.Kind == MemberReportKind.Candidate)
        {
            return buttons.Button(
                ReportWords.Beginning(report.Kind),
                MemberVerbs.Commission,
                withoutInputs: true,
                more: (MemberFields.OfPerson[0].Id, report.CandidateName)
            );
        }

        if (!view.InOffice || report.Member is not { } member)
        {
            return null;
        }

        List<(string, string)> known =
        [
            (MemberVerbs.ChosenKey, member.Value),
            (MemberVerbs.ReasonKey, $"{ReportWords.Reason(report.Kind)}"),
        ];
        if (report.Day is { } day)
        {
            known.Add((report.Kind == MemberReportKind.Resignation ? "requestedOn" : "day", day.ToString("O")));
        }

        return buttons.Button(ReportWords.Beginning(report.Kind), MemberVerbs.Dismiss, withoutInputs: true, more: [.. known]);
    }

    private static AdaptiveContainer Answer(ReportView view, Buttons buttons) =>
        new([
            .. view.Form.Field(
                LimitedText.Lines(
                    ReportAnswerForm.Answer,
                    "対応（交番等に伝えること。必須）",
                    ReportAnswerForm.AnswerLength,
                    view.Form.Value(ReportAnswerForm.Answer, null)
                )
            ),
            new AdaptiveActionSet([buttons.Button("回答する", ReportFlow.Answer, style: "positive")]),
        ])
        {
            Style = "emphasis",
            Spacing = "Medium",
        };
}
