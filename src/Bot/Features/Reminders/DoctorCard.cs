using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Doctor;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Reminders;

/// <summary>What 診断 shows.</summary>
/// <param name="Findings">What is broken first.</param>
internal sealed record DoctorView(Drawing Drawing, DateTimeOffset Now, IReadOnlyList<Finding> Findings);

/// <summary>診断: what has to be mended in full, what is well in one line each.</summary>
internal static class DoctorCard
{
    public static AdaptiveCard Render(DoctorView view)
    {
        var buttons = new Buttons(view.Drawing);
        var (broken, watch) = (Count(view, Verdict.Broken), Count(view, Verdict.Watch));
        return new AdaptiveCard
        {
            Speak = "診断",
            Body =
            [
                .. Shapes.Heading("診断", $"{JapaneseDate.Long(JapanTime.DayOf(view.Now))}　{view.Now.AtJapan():HH:mm}現在"),
                (broken, watch) switch
                {
                    (0, 0) => Shapes.Note("異常はありません。", "good"),
                    (0, _) => Shapes.Note($"動作しています。{watch}件を確認してください。", "warning"),
                    _ => Shapes.Note($"{broken}件の異常があります。", "attention"),
                },
                .. view.Findings.SelectMany(Lines),
            ],
            Actions = [buttons.Button("もう一度点検する", DoctorFlow.Show), buttons.Button("配信状況", DeliveryFlow.Status)],
        };
    }

    private static int Count(DoctorView view, Verdict verdict) => view.Findings.Count(f => f.Verdict == verdict);

    private static IEnumerable<AdaptiveElement> Lines(Finding finding) =>
        [
            Shapes.Fact(
                $"{finding.Word}　{finding.Name}",
                finding is { Mend: { } mend, Verdict: not Verdict.Unused } ? $"{finding.Says}\n\n→ {mend}" : finding.Says
            ),
        ];
}
