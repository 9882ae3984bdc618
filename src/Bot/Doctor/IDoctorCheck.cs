namespace KobanBot.Bot.Doctor;

/// <summary>Looks at one thing that a deployment needs. It changes nothing and names nobody.</summary>
internal interface IDoctorCheck
{
    string Name { get; }

    Task<Finding> LookAsync(CancellationToken cancellation);
}
