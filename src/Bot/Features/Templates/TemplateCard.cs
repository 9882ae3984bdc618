using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Templates;

/// <summary>The templates of one form: what is used, what was sent, from when on it is used.</summary>
internal static class TemplateCard
{
    private const int MostVersions = 6;

    public static AdaptiveCard Render(TemplateView view)
    {
        var buttons = new Buttons(view.Drawing);
        return new AdaptiveCard
        {
            Speak = $"ひな形。{view.Form.Name}",
            Body =
            [
                .. Shapes.Heading(view.Form.Name, "ひな形"),
                .. view.Note is null ? [] : new AdaptiveElement[] { Shapes.Note(view.Note, view.State.HasErrors ? "attention" : "accent") },
                Shapes.Fact("使用中", view.InForce is { } used ? $"第{used.Version}版　{used.File}" : "標準のひな形"),
                .. view.Unused.Count == 0
                    ? []
                    : new AdaptiveElement[] { Shapes.Fact("ひな形にない欄", string.Join('、', view.Unused.Select(u => u.Meaning))) },
                .. view.Versions.Take(MostVersions).Select(Version),
                .. MayUse(view) is { } next
                    ? DayInput.Draw(view.State, TemplateVerbs.FromKey, $"第{next.Version}版の使用開始日", next.From)
                    : [],
            ],
            Actions = [.. Actions(view, buttons)],
        };
    }

    private static AdaptiveContainer Version(OwnTemplate version) =>
        Shapes.Fact(
            $"第{version.Version}版　{TemplateWords.State(version)}",
            $"{version.File}　{JapaneseDate.WithoutWeekday(JapanTime.DayOf(version.At))}受領"
        );

    /// <summary>The newest, as long as nothing is printed with it.</summary>
    private static OwnTemplate? MayUse(TemplateView view) =>
        view is { AsksWithdrawal: false, Newest: { } newest } && !newest.InForceOn(view.Today) ? newest : null;

    private static IEnumerable<AdaptiveAction> Actions(TemplateView view, Buttons buttons)
    {
        (string, string) form = (TemplateVerbs.FormKey, view.Form.Kind.ToString());
        if (view is { AsksWithdrawal: true, Newest: { } asked })
        {
            yield return buttons.Button(
                "取り下げる",
                TemplateVerbs.Withdraw,
                style: "positive",
                more: [form, (TemplateVerbs.VersionKey, $"{asked.Version}")]
            );
            yield return buttons.Button("やめる", TemplateVerbs.Show, more: form);
            yield break;
        }

        if (view.Newest is { } newest)
        {
            (string, string) version = (TemplateVerbs.VersionKey, $"{newest.Version}");
            if (MayUse(view) is not null)
            {
                yield return buttons.Button("使用開始日を保存", TemplateVerbs.Use, style: "positive", more: [form, version]);
            }

            yield return buttons.Button("見本を作成", TemplateVerbs.Sample, withoutInputs: true, more: [form, version]);
            yield return buttons.Button(
                $"第{newest.Version}版を取り下げる",
                TemplateVerbs.WithdrawAsk,
                secondary: true,
                withoutInputs: true,
                more: [form, version]
            );
        }

        yield return buttons.Button(
            "標準のひな形",
            TemplateVerbs.Original,
            style: view.Newest is null ? "positive" : null,
            secondary: view.Newest is not null,
            withoutInputs: true,
            more: form
        );
        yield return buttons.Button("ひな形の一覧", TemplateVerbs.Open, secondary: view.Newest is not null, withoutInputs: true);
    }
}
