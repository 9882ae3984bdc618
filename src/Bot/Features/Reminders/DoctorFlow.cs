using KobanBot.Bot.Doctor;
using KobanBot.Bot.Features.Kit;

namespace KobanBot.Bot.Features.Reminders;

/// <summary>診断: what of the deployment is missing and how to mend it, for the headquarters' administrator; the same checks as the command `doctor`.</summary>
internal sealed class DoctorFlow(Checkup checkup) : IFlow
{
    public const string Show = "doctor.show";

    public IReadOnlyList<Verb> Verbs => [new Reads(Show, ShowAsync) { Audience = Audience.Headquarters }];

    public IReadOnlyList<Effect> Effects =>
        [
            // Four tables, a delete in each that finds nothing, and every office of the prefecture; here four and the scan for them.
            new(Show, "10/4"),
        ];

    public IReadOnlyList<Spoken> Words =>
        [
            new(Show, "導入環境（権限、保存先、暦、監視など）を点検します（警察本部）。", "診断", "しんだん", "動作確認")
            {
                Audience = Audience.Headquarters,
            },
        ];

    private async Task<Reply> ShowAsync(Reading at, CancellationToken cancellation) =>
        Reply.Card(DoctorCard.Render(new DoctorView(at.Step.Draw(), at.Step.Now, await checkup.RunAsync(cancellation))));
}
