using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Councils;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Officers;

/// <summary>What the card of 運営責任者 shows.</summary>
internal sealed record LeadView
{
    public required Drawing Drawing { get; init; }

    public required CouncilId Council { get; init; }

    public required string CouncilName { get; init; }

    public required DateOnly Today { get; init; }

    /// <summary>The newest first.</summary>
    public required IReadOnlyList<(string Title, DayRange Days)> Designations { get; init; }

    /// <summary>Why the post is vacant today; null while it is filled.</summary>
    public string? Vacancy { get; init; }

    public IReadOnlyList<LeadCandidate> Candidates { get; init; } = [];

    public bool MayDesignate { get; init; }

    public FormState Form { get; init; } = FormState.Clean;

    public string? Note { get; init; }
}

/// <summary>運営責任者: who is designated since when, and for the section whom it may designate.</summary>
internal static class LeadCard
{
    private const string Clause = "要綱 第4-4、記 第2-3(4)";
    private const int MostDesignations = 5;

    public static AdaptiveCard Render(LeadView view)
    {
        var buttons = new Buttons(view.Drawing, view.Council);
        return new AdaptiveCard
        {
            Speak = view.Vacancy is null ? "運営責任者" : "運営責任者が欠員です",
            Refresh = buttons.Refresh(OfficerVerbs.Lead),
            Body =
            [
                .. Shapes.Heading("運営責任者", view.CouncilName),
                .. view.Note is null ? [] : new AdaptiveElement[] { Shapes.Note(view.Note, view.Form.HasErrors ? "attention" : "good") },
                .. view.Vacancy is null
                    ? []
                    : new AdaptiveElement[] { Shapes.Note($"{view.Vacancy}指定されるまで、署の地域課が代わって確定できます。", "warning") },
                .. view.Designations.Take(MostDesignations).Select(d => Shapes.Fact(d.Title, Period(d.Days))),
                .. view.MayDesignate ? [Form(view)] : Array.Empty<AdaptiveElement>(),
            ],
            Actions =
            [
                .. view is { MayDesignate: true, Candidates.Count: > 0 }
                    ? [buttons.Button("指定する", OfficerVerbs.Designate, style: "positive")]
                    : Array.Empty<AdaptiveAction>(),
                WayBack.Button(buttons),
            ],
        };
    }

    private static string Period(DayRange days) =>
        $"{JapaneseDate.WithoutWeekday(days.From)}から{(days.To is { } to ? $"{JapaneseDate.WithoutWeekday(to)}まで" : "")}";

    private static AdaptiveContainer Form(LeadView view) =>
        view.Candidates.Count == 0
            ? new AdaptiveContainer([new AdaptiveTextBlock("指定できる勤務員がいません。先に「異動」から配置を登録してください。")])
            {
                Style = "emphasis",
                Spacing = "Medium",
            }
            : new AdaptiveContainer([
                .. view.Form.Field(
                    new AdaptiveChoiceSetInput
                    {
                        Id = LeadFlow.Officer,
                        Label = "指定する勤務員（必須）",
                        Style = "expanded",
                        Choices = [.. view.Candidates.Select(c => new AdaptiveChoice(Candidate(c), c.Officer.Officer.Value))],
                        Value = view.Form.Value(LeadFlow.Officer, view.Candidates.FirstOrDefault(c => c.Prefilled)?.Officer.Officer.Value),
                    }
                ),
                .. view.Form.Field(
                    new AdaptiveDateInput
                    {
                        Id = LeadFlow.From,
                        Label = "指定年月日（必須）",
                        Value = view.Form.Value(LeadFlow.From, view.Today.ToString("O")),
                    }
                ),
                Shapes.Small($"階級、配置経過年数等を踏まえて署長が指定します（{Clause}）。"),
            ])
            {
                Style = "emphasis",
                Spacing = "Medium",
            };

    private static string Candidate(LeadCandidate candidate) =>
        $"{candidate.Officer.Title}（配置{(candidate.YearsPosted == 0 ? "1年未満" : $"{candidate.YearsPosted}年")}、{JapaneseDate.WithoutWeekday(candidate.PostedSince)}から）";
}
