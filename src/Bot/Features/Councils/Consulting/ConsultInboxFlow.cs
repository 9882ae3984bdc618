using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Councils;
using KobanBot.Core.Organisation;
using KobanBot.Core.Summaries;

namespace KobanBot.Bot.Features.Councils.Consulting;

/// <summary>協議の一覧: what stations have asked 地域企画課長等 for (記 第2-1(2)). The list has no texts; each is opened by whoever may answer it.</summary>
internal sealed class ConsultInboxFlow(SummaryReading summaries) : IFlow
{
    public const string Inbox = "consult.inbox";

    private const string OnlyAbove = "協議の一覧は、警察本部地域企画課と方面本部地域課の方が使います。";

    /// <summary>Answered ones stay on the list so long.</summary>
    private const int DaysShown = 180;

    public IReadOnlyList<Verb> Verbs => [new Reads(Inbox, ShowAsync) { Audience = Audience.Above, ToOthers = OnlyAbove }];

    public IReadOnlyList<Effect> Effects => [new(Inbox, "4/0")];

    public IReadOnlyList<Spoken> Words =>
        [
            new(Inbox, "警察署から依頼された協議を表示し、回答します（本部、方面本部）。", "協議の一覧", "協議一覧", "依頼された協議")
            {
                Audience = Audience.Above,
                Signs = ["協議"],
            },
        ];

    private async Task<Reply> ShowAsync(Reading at, CancellationToken cancellation)
    {
        if (
            at.Step.Officer.On(at.Step.Today).FirstOrDefault(a => a.Role is Role.Headquarters or Role.AreaHeadquarters) is not { } post
            || SummaryAccess.Of(at.Step.Officer, at.Step.Today).Scopes is not [var scope, ..]
        )
        {
            return Reply.Sentence(OnlyAbove);
        }

        var today = at.Step.Today;
        var data = await summaries.DataAsync(scope, cancellation);
        List<InboxLine> lines =
        [
            .. data
                .Councils.SelectMany(c => c.Consultations.Select(r => (Facts: c, Request: r)))
                .Where(l => AnswerConsultation.MayAnswer(at.Step.Officer, l.Request, today))
                .Where(l => l.Request.IsOpen || l.Request.AnsweredAt > at.Step.Now.AddDays(-DaysShown))
                .DistinctBy(l => (l.Facts.Council.Id, l.Request.Id))
                .OrderByDescending(l => l.Request.IsOpen)
                .ThenBy(l => l.Request.At)
                .Select(l => new InboxLine(
                    l.Facts.Council.Id,
                    l.Facts.Council.Name,
                    l.Facts.Council.AnsweringOn(today)?.Name ?? "",
                    l.Request
                )),
        ];
        return Reply.Card(ConsultInboxCard.Render(new ConsultInboxView(at.Step.Draw(), post.UnitName, lines, today)));
    }
}
