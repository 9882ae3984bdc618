using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Turns;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Reminders;

/// <summary>
/// 通知先: a person of the station binds this channel to a police box whose officers work in shifts. The channel then gets one line a day at
/// most, without personal data.
/// </summary>
internal sealed class ChannelFlow : IFlow
{
    public const string Open = "channel.open";
    public const string Bind = "channel.bind";
    public const string Unbind = "channel.unbind";

    public const string Box = "box";

    private const string OnlyStation = "通知先の登録は、署の地域課の方が行います。";
    private const string OnlyInChannel = "通知先にするチームのチャネルで、KobanBotに「通知先」とメンションして操作してください。";

    public IReadOnlyList<Verb> Verbs =>
        [
            new Reads(Open, OpenAsync)
            {
                Audience = Audience.Station,
                ToOthers = OnlyStation,
                Scopes = Scopes.Everywhere,
            },
            new Changes(Bind, BindAsync)
            {
                Audience = Audience.Station,
                ToOthers = OnlyStation,
                Scopes = Scopes.Everywhere,
            },
            new Changes(Unbind, UnbindAsync)
            {
                Audience = Audience.Station,
                ToOthers = OnlyStation,
                Scopes = Scopes.Everywhere,
            },
        ];

    public IReadOnlyList<Effect> Effects =>
        [
            new(Open, "2/0"),
            new(Bind, "2/1") { Writes = ["office.channel"], Audits = ["channel.bind"] },
            new(Unbind, "2/1") { Writes = ["office.channel"], Audits = ["channel.unbind"] },
        ];

    public IReadOnlyList<Spoken> Words =>
        [
            new(Open, "チームのチャネルで送信すると、交番等の通知先を登録します（署の地域課）。", "通知先", "つうちさき")
            {
                Scopes = Scopes.Shared,
                Audience = Audience.Station,
                IsInManifest = true,
            },
        ];

    private async Task<Reply> OpenAsync(Reading at, CancellationToken cancellation) =>
        ReferenceOf(at.Step) is not { } reference ? Reply.Sentence(OnlyInChannel)
        : await at.OfficeAsync(UnitOf(at.Step), cancellation) is { Facts: { Station: not null } office }
            ? Reply.Card(ChannelCard.Render(View(at.Step, office, reference)))
        : Reply.Sentence(OnlyStation);

    private Task<Reply> BindAsync(Changing at, CancellationToken cancellation) =>
        PutAsync(at, (box, reference) => new BoxChannel(box.Id, box.Name, reference, at.Step.Officer.Id, at.Step.Now), cancellation);

    private Task<Reply> UnbindAsync(Changing at, CancellationToken cancellation) =>
        PutAsync(at, (box, _) => new BoxChannel(box.Id, box.Name, "", at.Step.Officer.Id, at.Step.Now), cancellation);

    private static async Task<Reply> PutAsync(Changing at, Func<PoliceBox, string, BoxChannel> change, CancellationToken cancellation) =>
        ReferenceOf(at.Step) is { } reference
            ? await at.ChangeOfficeAsync(
                UnitOf(at.Step),
                () => Reply.Sentence(OnlyStation),
                _ => null, // The unit is that of a post of today at a station: whoever has none names no office.
                office => Put(office, reference, change),
                cancellation
            )
            : Reply.Sentence(OnlyInChannel);

    private static OfficeResult Put(OfficeSitting at, string reference, Func<PoliceBox, string, BoxChannel> change)
    {
        var (step, office) = (at.Step, at.Facts);
        if (office.Station is null)
        {
            return Reply.Sentence(OnlyStation);
        }

        var chosen = step.Data.Text(Box);
        if (Boxes(office, step.Today).FirstOrDefault(b => b.Id.Value == chosen) is not { } box)
        {
            return Reply.Card(ChannelCard.Render(View(step, office, reference) with { Error = "交番等を選択してください。" }));
        }

        var before = office.Channels.FirstOrDefault(c => c.PoliceBox == box.Id);
        var channel = change(box, reference);
        var after = office with { Channels = [.. office.Channels.Where(c => c.PoliceBox != box.Id), channel] };
        return at.Commit(
            step.Audit(channel.IsBound ? "channel.bind" : "channel.unbind", box.Id.Value),
            new OfficeWrite.PutChannel(
                channel with
                {
                    // A line of today is not sent once more because the channel was changed; what a new channel has not got is.
                    LastDay = before?.LastDay,
                    Line = before?.Reference == channel.Reference ? before.Line : null,
                }
            ),
            Reply.Card(
                ChannelCard.Render(
                    View(step, after, reference) with
                    {
                        Note = channel.IsBound
                            ? $"{box.Name}の通知先に、このチャネルを登録しました。"
                            : $"{box.Name}の通知先から、このチャネルを外しました。",
                    }
                )
            )
        );
    }

    /// <summary>The station at which the person is posted today; empty for everybody else.</summary>
    private static string UnitOf(Step step) =>
        step.Officer.On(step.Today).FirstOrDefault(a => (Audience.Station & Audiences.Of(a.Role)) != Audience.Nobody)?.Unit ?? "";

    /// <summary>A thread of a channel stands for the channel; a personal chat is no channel.</summary>
    private static string? ReferenceOf(Step step)
    {
        if (References.Read(step.Reference) is not { ConversationType: "channel" or "groupChat" } reference)
        {
            return null;
        }

        var thread = reference.ConversationId.IndexOf(";messageid=", StringComparison.Ordinal);
        return References.Write(
            reference with
            {
                ConversationId = thread < 0 ? reference.ConversationId : reference.ConversationId[..thread],
                UserId = null,
                UserAadObjectId = null,
            }
        );
    }

    private static IReadOnlyList<PoliceBox> Boxes(OfficeFacts office, DateOnly today) =>
        [
            .. (office.Station?.PoliceBoxes ?? [])
                .Where(b => b.StationOn(today)?.Value == office.Directory.Unit)
                .OrderBy(b => b.Id.Value, StringComparer.Ordinal),
        ];

    private static ChannelView View(Step step, OfficeFacts office, string reference) =>
        new()
        {
            Drawing = step.Draw(),
            Station = office.Station?.PeriodOn(step.Today)?.Name ?? "",
            Boxes = [.. Boxes(office, step.Today).Select(b => (b.Id.Value, b.Name))],
            BoundHere = [.. office.Channels.Where(c => c.Reference == reference).Select(c => c.Name)],
            Silent = [.. office.Channels.Where(c => c.IsSilent).Select(c => c.Name)],
            Typed = step.Data.Text(Box),
        };
}
