const LISTENS = /\bdevice(?:motion|orientation)(?:absolute)?\b|new\s+(?:Accelerometer|LinearAccelerationSensor|Gyroscope|AbsoluteOrientationSensor|RelativeOrientationSensor|GravitySensor)\b|\bshake\.js\b/;
const found = [];
for (const element of audit.all('script')) {
  const code = element.src || element.textContent.slice(0, 200000), words = code.match(LISTENS)?.[0];
  if (words) found.push({element, certain: false, evidence: `A script listens to the movement of the device (${words}). Is there a button for it, and a way to switch it off?`});
}
for (const name of ['ondevicemotion', 'ondeviceorientation'])
  if (window[name] && !found.length) found.push({element: document.body, certain: false, evidence: `The page listens to ${name.slice(2)}.`});
return found.length ? found : null;
